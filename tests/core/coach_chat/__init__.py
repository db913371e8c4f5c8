"""What a coach does in a chat."""
