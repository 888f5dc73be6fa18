"""Normalised text to figures: one scan for anchors, then a local reading at each; one file per dimension."""
