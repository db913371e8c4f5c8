"""The coach's pages: made on the server, read without a script, from what a coach may see and nothing else."""

from adapters.web.app import pages
from adapters.web.backing import Backing, WebOptions
from adapters.web.server import WebServer

__all__ = ["Backing", "WebOptions", "WebServer", "pages"]
