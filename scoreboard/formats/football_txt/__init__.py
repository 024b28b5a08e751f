"""Football.TXT: match lists as openfootball publishes them, read into draws and written from boards."""
