"""The kinds of question, one small file for each family. Importing this package fills the table of kinds."""

from bot.core.asking import (
    actions,
    consent,
    correcting,
    data,
    edit,
    filing,
    joining,
    overview,
    probe,
    question,
    small,
    time,
    unlinking,
    voices,
    welcome,
)

__all__ = [
    "actions",
    "consent",
    "correcting",
    "data",
    "edit",
    "filing",
    "joining",
    "overview",
    "probe",
    "question",
    "small",
    "time",
    "unlinking",
    "voices",
    "welcome",
]
