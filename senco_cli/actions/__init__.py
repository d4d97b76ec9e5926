"""One function a verb of the SENCO's work: load, decide, write, commit."""
