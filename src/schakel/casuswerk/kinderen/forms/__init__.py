"""The shape of what comes in about a child."""
