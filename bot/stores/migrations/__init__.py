"""Brings a database to the tables that this version needs.

Each change of a table is a new file in `versions/`; a file that was released is never edited.
"""
