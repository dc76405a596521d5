"""Facts in which language versions truly differ, and how many of them ``tracker languages`` finds."""
