"""The steps of ./rantau check that are our own. Each takes the root of the repository and returns one sentence per fault."""
