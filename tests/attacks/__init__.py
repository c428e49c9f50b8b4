"""Attack and fault cases the product must survive. Numbers are those of the list in docs/threat-model.md where it names them."""
