"""The equality checklist by the records: what they show of each duty, what was answered, and where the gaps are."""
