"""The outside world: one file or folder per thing; an adapter never imports another one."""
