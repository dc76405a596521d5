"""The redline as Markdown.

``write.py`` and ``write_critic.py`` write it in the two notations of ``notation.py``; ``read.py`` and
``read_critic.py`` read them back, and share nothing with those.
"""
