"""
How fast is the program on a set of a whole country (design.md 7)?

A few casussen are made by the deeds; the fast path multiplies their rows inside the database, so that every row has the
shape that a deed gave it. Then people of three kinds visit, each page beside its bare twin.
"""
