"""The use cases: functions that take plain values, return frozen data and raise :class:`~tracker.errors.TrackerError`.

They print nothing and read no environment; ``import tracker`` offers the public ones.
"""
