"""An error in words that tell where a bug is, and nothing that a person wrote: what errors say may quote it."""

from __future__ import annotations


def named(error: BaseException) -> str:
    """The kind of an error, and the function and line that raised it: "KeyError at settle:118"."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"
