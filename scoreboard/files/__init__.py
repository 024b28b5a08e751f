"""Files into documents, and what is wrong with them: bytes to text to TOML, each fault with its line."""
