"""The views of skills, meldcode and reach."""
