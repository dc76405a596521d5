"""What a draft is made of: plain frozen data, with no input or output."""
