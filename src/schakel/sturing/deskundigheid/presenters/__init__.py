"""The presenters of skills, meldcode and reach."""
