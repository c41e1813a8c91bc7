"""How do the vision and the work on it read?"""
