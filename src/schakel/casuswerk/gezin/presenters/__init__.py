"""How do copies and answers read?"""
