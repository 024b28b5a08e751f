"""Other forms of a board: JSON, and more to come."""
