"""Small pictures: one for each criterion, sequence and stop. Each is drawn around (0, 0), by its dimension's name."""
