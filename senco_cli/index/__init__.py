"""The place of a disposable view of the folder for lists and due dates; empty, so every answer comes from the files."""
