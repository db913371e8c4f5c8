"""The kinds of question, one small file for each family. Importing this package fills the table of kinds."""

from bot.core.asking import actions, correcting, data, edit, filing, overview, probe, question, small, time, welcome

__all__ = [
    "actions",
    "correcting",
    "data",
    "edit",
    "filing",
    "overview",
    "probe",
    "question",
    "small",
    "time",
    "welcome",
]
