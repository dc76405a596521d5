"""The whole job beside other programs: time, memory, worst cases, the page in a browser."""
