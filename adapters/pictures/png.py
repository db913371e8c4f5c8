"""A drawing as PNG, for chats that show no SVG. Needs the extra `pictures`."""

from __future__ import annotations

from adapters.pictures.font import files


def rendered(svg: str) -> bytes:
    """The drawing as PNG, at its own size. The same on every machine: only the letters that come with us are used."""
    import resvg_py  # noqa: PLC0415 - an extra, of no use to whoever runs no chat with pictures

    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=[str(path) for path in files()])
