"""How fast a turn is: `python -m tests.bench`, ratios against a floor that is measured in the same run."""
