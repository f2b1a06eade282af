"""Pieces that more than one page is put together from."""
