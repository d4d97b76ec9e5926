"""A row of a register laid over the records of a pupil, without taking anything away."""
