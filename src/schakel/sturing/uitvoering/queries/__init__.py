"""The queries of how a vision is carried out."""
