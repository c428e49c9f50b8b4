"""What the phone is given so that the same conversation runs there without network."""
