"""A provision map kept in a spreadsheet: what is given, to whom, how often, by whom."""
