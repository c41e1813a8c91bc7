"""The presenters of how a vision is carried out."""
