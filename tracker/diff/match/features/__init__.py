"""The measurements of a pair of texts: the inputs of the logistic regression."""
