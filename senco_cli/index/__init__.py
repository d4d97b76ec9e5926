"""What was read of the record folder, kept until a file moves; to be deleted at will."""
