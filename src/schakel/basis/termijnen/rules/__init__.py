"""When is a term due, when does it alarm, and what may be done with it?"""
