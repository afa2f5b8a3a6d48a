"""Pure answers: a question, the catalog and a day in, figures out."""
