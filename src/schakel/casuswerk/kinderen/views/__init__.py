"""HTTP in, one deed or one look, HTTP out."""
