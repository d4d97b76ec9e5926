"""An Excel workbook, read one row at a time."""
