"""Stories: a person at a browser, a real server, a real worker, a real region."""
