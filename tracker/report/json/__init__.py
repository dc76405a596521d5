"""The redline as JSON: ``write.py`` writes it, ``read.py`` reads both texts back out of it for the proof."""
