"""The views of how a vision is carried out."""
