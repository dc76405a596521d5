"""The marking of words beside other programs, on lines of real acts."""
