"""The use cases of the program, each a function: what the command line and the Python API call."""
