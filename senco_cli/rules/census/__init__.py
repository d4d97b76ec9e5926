"""The SEN part of the school census: what it takes of the records, and the numbered rules it is checked by."""
