"""The register as a workbook to be edited, and what was edited in it, laid over the records."""
