"""The annual review pack: what goes out before the meeting, and the report after it, in the sections A to O."""
