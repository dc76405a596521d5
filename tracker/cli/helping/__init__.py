"""Commands about the program itself: demonstration, diagnosis, completion."""
