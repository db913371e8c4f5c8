"""The pure part: nouns, content, decisions; no I/O, no await, no clock, no randomness."""
