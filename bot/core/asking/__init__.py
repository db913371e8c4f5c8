"""The kinds of question, one small file for each family. Importing this package fills the table of kinds."""

from bot.core.asking import actions, data, edit, filing, overview, probe, question, small, welcome

__all__ = ["actions", "data", "edit", "filing", "overview", "probe", "question", "small", "welcome"]
