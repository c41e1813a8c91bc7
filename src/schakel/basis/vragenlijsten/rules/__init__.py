"""What does a questionnaire ask next, what is wrong with the answers, and what do they advise?"""
