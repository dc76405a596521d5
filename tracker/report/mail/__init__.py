"""The redline as a mail to send."""
