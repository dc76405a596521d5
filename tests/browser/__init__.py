"""The finished page in a real browser: what people see, what is printed, and what is read out to them."""
