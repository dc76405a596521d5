"""The redline as a page of HTML."""
