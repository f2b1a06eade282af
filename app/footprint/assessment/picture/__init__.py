"""The pictures of a result as plain shapes, which a screen and a page both paint; neither Qt nor PDF in here."""
