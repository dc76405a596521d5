"""The redline as a mail to send: ``write.py`` writes it, ``read.py`` reads all its parts back."""
