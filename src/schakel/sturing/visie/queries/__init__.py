"""What of the vision and of the work on it may this actor see?"""
