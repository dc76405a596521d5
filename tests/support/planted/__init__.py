"""Language versions with one planted difference each, of which place and kind are known.

``texts/`` holds small treaties in six languages that say the same; ``tongues`` the words of numbers, units and months;
``source`` a file with the address of each of its lines; ``plants`` plants a difference; ``judge`` judges an answer.
Nothing here uses the code that finds differences: a fault of it must not hide itself.
"""
