"""The features of a pair of texts: the inputs of the logistic regression that gives its confidence."""
