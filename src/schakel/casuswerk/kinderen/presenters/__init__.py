"""How do children read on a page?"""
