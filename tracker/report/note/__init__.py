"""The note of changes: sentences that a secretariat can sign, and the formats that write them."""
