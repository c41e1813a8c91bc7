"""The rules of how a vision is carried out."""
