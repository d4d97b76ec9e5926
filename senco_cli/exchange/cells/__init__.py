"""What the cells of a register mean, one module for each kind of cell."""
