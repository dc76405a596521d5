"""The places of words over the stages, in the formats that people read and send round."""
