"""The redline as Markdown with CriticMarkup: ``write.py`` and ``critic.py`` write it, ``read.py`` reads it back."""
