"""Who opened a dossier in an emergency, why, for how long, and who looked at it afterwards?"""
