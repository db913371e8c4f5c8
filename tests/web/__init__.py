"""The coach's pages: who may see what, what the pages say, and how they look in a real browser."""
