"""The settings: one frozen object.

From the environment (prefix COLIBRI_) and an optional .env file in the current folder.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.core.dialog import Language

PREFIX = "COLIBRI_"


class Settings(BaseSettings):
    """What an operator can set. A wrong value raises pydantic's ValidationError, which names the setting."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database: Path = Field(
        default_factory=lambda: user_data_path("colibri") / "colibri.db",
        description="The file in which everything is kept.",
    )
    language: Language = Field(default="fr", description="The language to begin with when nobody said which: fr or en.")
    controller: str = Field(default="", description="Who is responsible for the data, as the privacy notice says it.")
    contact: str = Field(default="", description="How to reach a person: shown by /humain and in the privacy notice.")
    legal_basis: str = Field(
        default="", description="The legal basis told in the privacy notice; empty means the person's consent."
    )
    retention_days: int = Field(
        default=180, ge=1, description="Days after the last message until answers are erased (networked channels)."
    )
    dialogs: Path | None = Field(
        default=None, description="A folder of dialogs to use instead of those that come with the program."
    )
    busy_seconds: float = Field(
        default=5.0, gt=0, description="How long to wait for another program that holds the database."
    )
    erase_seconds: float = Field(
        default=30.0, gt=0, description="How long an erasure waits for another program that reads the database."
    )

    def facts(self) -> dict[str, str]:
        """What messages tell of this installation; what is empty is said by a default message."""
        return {
            "controller": self.controller,
            "contact": self.contact,
            "legal_basis": self.legal_basis,
            "retention_days": str(self.retention_days),
            # A path may hold bytes that are no text; what is shown and stored must be.
            "database": str(self.database).encode(errors="replace").decode(),
        }


def overview(settings: Settings) -> list[dict[str, str]]:
    """Each setting: its variable, meaning, default, value (secrets masked) and where the value comes from."""
    rows = []
    for name, field in Settings.model_fields.items():
        rows.append(
            {
                "name": PREFIX + name.upper(),
                "meaning": field.description or "",
                "default": _told(field.get_default(call_default_factory=True)),
                "value": _told(getattr(settings, name)),
                "origin": _origin(name, settings),
            }
        )
    return rows


def _told(value: Any) -> str:
    if value is None or value == "":
        return "(empty)"
    return "********" if isinstance(value, SecretStr) else str(value)


def _origin(name: str, settings: Settings) -> str:
    """Where a value comes from. The environment wins over .env, whatever the case of its letters."""
    if name not in settings.model_fields_set:
        return "default"
    return "environment" if (PREFIX + name).upper() in {variable.upper() for variable in os.environ} else ".env"
