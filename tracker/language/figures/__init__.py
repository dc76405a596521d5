"""Words of numbers in running text, of fractions and of units in the six languages, in all the forms that laws use."""
