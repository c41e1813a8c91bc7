"""The rules of skills, meldcode and reach."""
