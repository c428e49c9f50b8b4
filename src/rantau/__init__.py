"""Rantau: free software that stands by Indonesian migrant workers."""
