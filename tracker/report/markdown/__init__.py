"""The redline as Markdown with CriticMarkup."""
