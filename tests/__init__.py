"""The tests mirror the code. `stories` are readable conversations; `contracts` hold for every channel and store."""
