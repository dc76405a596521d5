"""The desk: the work of the program in the browser, on this machine alone, for people who never saw a terminal.

The pages parse forms, call a service, and fill a template. Reading and comparing run in a process of their own
(:mod:`tracker.desk.jobs`), so that they can be stopped and nothing that a file does to them stops the desk. Writing
runs in the desk itself, under the lock of the store. Only this folder imports ``flask`` and ``waitress``.
"""
