"""Commands that help with the program itself: demonstration, completion, diagnosis."""
