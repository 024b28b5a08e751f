"""Entering what happens, from the keyboard."""
