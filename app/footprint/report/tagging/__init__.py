"""Tagged, archival PDF on plain reportlab: structure, alternative texts, metadata; knows nothing of its user.

The canvas keeps a stack of structure elements. Every text that is drawn becomes marked content of the element on
top; all other drawing is marked as an artifact unless it stands inside a figure. Text drawn where no element is
open is an error, so nothing can be lost to a screen reader unnoticed. Flowables hold a ``Place``, which makes its
element at the first drawing and keeps it over page breaks.

Targets: ISO 14289-1 (PDF/UA-1) and ISO 19005-3 level A (PDF/A-3a). It leans on private names of reportlab 5.1, so
reportlab is pinned to 5.1.* and the tests here guard every update.
"""
