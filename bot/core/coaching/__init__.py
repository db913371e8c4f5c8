"""What a coach may see of a project, and do to it. Nothing else of the program decides that."""
