"""The forms of how a vision is carried out."""
