"""The rules of knockout football: pure functions over what was drawn and what happened."""
