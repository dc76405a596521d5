"""Reports: the comparison as people and programs read it.

``view/`` makes plain rows of a comparison. Each file format of the redline has a folder with ``write.py``, which writes
the file, and ``read.py``, which reads both texts back out of it: ``html/``, ``markdown/``, ``word/``, ``akn/``,
``json/``, ``pdf/``, ``mail/``. ``table/`` has a module for each file format of the table of concordance, and
``terminal/`` makes text for the terminal. ``formats.py`` registers all file formats.

``proof.py`` proves a finished file before it is put in place: the texts that ``read.py`` finds in it must be those that
were compared. ``seal.py`` makes the statements by which a file can be verified later.
"""
