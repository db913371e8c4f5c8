"""Documents turn a summary into something to print or to send."""
