"""Changes of substance labelled by reading, and how our rules fare on them."""
