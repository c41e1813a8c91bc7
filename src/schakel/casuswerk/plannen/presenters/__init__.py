"""What do the pages of the plan say?"""
