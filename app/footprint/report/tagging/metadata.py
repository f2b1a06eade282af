"""What a document says about itself: for search, for archives, and which standards it keeps."""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Metadata:
    """About a document; ``language`` is a BCP 47 tag, ``created`` carries a time zone."""

    title: str
    language: str
    created: datetime
    author: str = ""
    subject: str = ""
    creator: str = ""


# PDF/A wants every property outside its own list described; PDF/UA's mark is one (ISO 19005-3, 6.6.2.3).
_PDFUA_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
)


def xmp(about: Metadata, producer: str) -> str:
    """The XMP packet: PDF/UA-1 and PDF/A-3a, with room behind it as the XMP specification advises."""
    when = about.created.strftime("%Y-%m-%dT%H:%M:%SZ")
    author = f"<dc:creator><rdf:Seq><rdf:li>{_escaped(about.author)}</rdf:li></rdf:Seq></dc:creator>"
    parts = [
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        f'<rdf:Description rdf:about="" {_NAMESPACES}>',
        _in_default_language("title", about.title),
        _in_default_language("description", about.subject) if about.subject else "",
        author if about.author else "",
        f"<dc:language><rdf:Bag><rdf:li>{_escaped(about.language)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<xmp:CreatorTool>{_escaped(about.creator)}</xmp:CreatorTool>" if about.creator else "",
        f"<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{when}</xmp:MetadataDate><pdf:Producer>{_escaped(producer)}</pdf:Producer>",
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>",
        f"</rdf:Description>{_PDFUA_SCHEMA}</rdf:RDF></x:xmpmeta>",
        (" " * 99 + "\n") * 20 + '<?xpacket end="w"?>',
    ]
    return "\n".join(part for part in parts if part)


def _in_default_language(tag: str, words: str) -> str:
    return f'<dc:{tag}><rdf:Alt><rdf:li xml:lang="x-default">{_escaped(words)}</rdf:li></rdf:Alt></dc:{tag}>'


def _escaped(words: str) -> str:
    # Not xml.sax.saxutils: it imports urllib.request, http and ssl, 40 ms for one function.
    return html.escape(words, quote=False)
