"""The search for words in drafts: pure functions from words and a draft to the places where the words stand."""
