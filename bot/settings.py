"""The settings: one frozen object.

From the environment (prefix COLIBRI_) and an optional .env file in the current folder.
"""

from __future__ import annotations

import os
import re
from datetime import time
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.core.dialog import Language

PREFIX = "COLIBRI_"
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::(?P<port>[0-9]{1,5}))?/?")
_PORTS = {"https": 443, "http": 80}
_HERE = ("127.0.0.1", "localhost")


class Settings(BaseSettings):
    """What an operator can set. A wrong value raises pydantic's ValidationError, which names the setting."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
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
    form_template: Path | None = Field(
        default=None, description="A funder's own form to fill in, a .docx file with fields like {{B03.1}}."
    )
    timezone: str = Field(default="Europe/Paris", description="Where people live: their nights count for reminders.")
    quiet_hours: str = Field(
        default="20:00-09:00", description="When nobody is written to first, from-until, in their own time."
    )
    telegram_token: SecretStr = Field(
        default=SecretStr(""), description="The token of the Telegram bot, from @BotFather; empty means no Telegram."
    )
    telegram_base_url: str = Field(
        default="https://api.telegram.org/bot", description="The Bot API; the token is appended to it."
    )
    telegram_file_url: str = Field(
        default="https://api.telegram.org/file/bot",
        description="Where the Bot API keeps files; the token is appended to it.",
    )
    telegram_webhook_url: str = Field(
        default="", description="The public https address to which Telegram brings messages; empty means polling."
    )
    telegram_webhook_listen: str = Field(
        default="127.0.0.1:8443", description="The host and port where that address ends on this machine."
    )
    telegram_webhook_secret: SecretStr = Field(
        default=SecretStr(""), description="A long random word that Telegram shows with every message; with a webhook."
    )
    matrix_homeserver: str = Field(
        default="", description="The address of the Matrix homeserver, https://...; empty means no Matrix."
    )
    matrix_user: str = Field(default="", description="The account of the bot there, like @colibri:example.org.")
    matrix_password: SecretStr = Field(default=SecretStr(""), description="The password of that account.")
    matrix_access_token: SecretStr = Field(
        default=SecretStr(""), description="An access token to use instead of a password, with a device of its own."
    )
    matrix_store: Path | None = Field(
        default=None, description="A folder for the keys of Matrix; empty means `matrix` beside the database."
    )
    matrix_allow: str = Field(
        default="",
        description="Who may invite the bot: users or servers with commas, * for any; empty means its own server's.",
    )
    matrix_device_name: str = Field(
        default="Colibri", description="The name that people see on Matrix, and that of the bot's device."
    )
    web_listen: str = Field(
        default="",
        description="The host and port of the coaches' pages here, like 127.0.0.1:8080; empty means no pages.",
    )
    web_url: str = Field(
        default="", description="The public address of these pages, https://...; a proxy passes it on to this machine."
    )
    busy_seconds: float = Field(
        default=5.0, gt=0, description="How long to wait for another program that holds the database."
    )
    erase_seconds: float = Field(
        default=30.0, gt=0, description="How long an erasure waits for another program that reads the database."
    )

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ValueError, OSError, ZoneInfoNotFoundError):
            raise ValueError("no such time zone; write it like Europe/Paris") from None
        return name

    @field_validator("quiet_hours")
    @classmethod
    def _two_times(cls, written: str) -> str:
        begin, _, end = written.partition("-")
        try:
            zoned = any(time.fromisoformat(part.strip()).tzinfo for part in (begin, end))
        except ValueError:
            raise ValueError("write two times, like 20:00-09:00") from None
        if zoned:
            raise ValueError(f"write two times without a zone, like 20:00-09:00; {PREFIX}TIMEZONE says the zone")
        return written

    @field_validator("telegram_token")
    @classmethod
    def _token_of_a_bot(cls, token: SecretStr) -> SecretStr:
        if token and not re.fullmatch(r"\d+:[\w-]+", token.get_secret_value(), re.ASCII):
            raise ValueError("this is no token of a bot: copy it whole from @BotFather, digits, a colon, then the rest")
        return token

    @field_validator("telegram_base_url", "telegram_file_url")
    @classmethod
    def _web_address(cls, url: str) -> str:
        if not re.match(r"https?://[^/\s]", url):
            raise ValueError("write an address that begins with https:// or http://")
        return url

    @field_validator("matrix_homeserver")
    @classmethod
    def _homeserver(cls, url: str) -> str:
        if url and not re.fullmatch(r"https?://[^/\s?#@]+(/[^\s?#]*)?", url):
            raise ValueError("write an address like https://matrix.example.org")
        return url.rstrip("/")

    @field_validator("matrix_user")
    @classmethod
    def _user_of_matrix(cls, user: str) -> str:
        if user and not re.fullmatch(r"@[^@:\s]+:[^@\s]+", user):
            raise ValueError("write the whole name of the account, like @colibri:example.org")
        return user

    @field_validator("matrix_access_token")
    @classmethod
    def _access_token(cls, token: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[!-~]*", token.get_secret_value()):
            raise ValueError("this is no access token: copy it whole, without spaces")
        return token

    @field_validator("matrix_allow")
    @classmethod
    def _globs(cls, written: str) -> str:
        if not all(re.fullmatch(r"@[^@:\s]+:[^@\s]+|[^@\s]+", glob) for glob in _listed(written)):
            raise ValueError("write users or servers with commas between them, like @ana:*, example.org, *.example.org")
        return written

    @field_validator("web_url")
    @classmethod
    def _secure_address(cls, url: str) -> str:
        return _origin_of(url) if url else url

    @field_validator("telegram_webhook_listen", "web_listen")
    @classmethod
    def _host_and_port(cls, written: str, info: ValidationInfo) -> str:
        if not written and info.field_name == "web_listen":
            return written
        host, _, port = written.rpartition(":")
        if not host or not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536:
            raise ValueError("write a host and a port, like 127.0.0.1:8443")
        return written

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> Self:
        if self.telegram_webhook_url and not self.telegram_webhook_secret.get_secret_value():
            raise ValueError("COLIBRI_TELEGRAM_WEBHOOK_URL needs COLIBRI_TELEGRAM_WEBHOOK_SECRET")
        return self

    @model_validator(mode="after")
    def _pages_are_whole(self) -> Self:
        if self.web_listen and not self.web_url:
            raise ValueError("COLIBRI_WEB_LISTEN needs COLIBRI_WEB_URL")
        return self

    @model_validator(mode="after")
    def _account_is_whole(self) -> Self:
        if self.matrix_homeserver:
            missing = "" if self.matrix_user else "COLIBRI_MATRIX_USER"
            if not (self.matrix_password.get_secret_value() or self.matrix_access_token.get_secret_value()):
                missing = missing or "COLIBRI_MATRIX_PASSWORD"
            if missing:
                raise ValueError(f"COLIBRI_MATRIX_HOMESERVER needs {missing}")
        elif self.matrix_user:
            raise ValueError("COLIBRI_MATRIX_USER needs COLIBRI_MATRIX_HOMESERVER")
        return self

    @property
    def matrix_folder(self) -> Path:
        """Where the keys of Matrix are."""
        return self.matrix_store or self.database.parent / "matrix"

    @property
    def matrix_inviters(self) -> tuple[str, ...]:
        """Who may invite the bot on Matrix, one by one."""
        return _listed(self.matrix_allow)

    def secrets(self) -> tuple[str, ...]:
        """Every secret that is set: what must never be written anywhere."""
        values = (getattr(self, name) for name in type(self).model_fields)
        return tuple(value.get_secret_value() for value in values if isinstance(value, SecretStr) and value)

    def missing_for_networks(self) -> tuple[str, ...]:
        """The settings that the privacy notice of a network needs and that are empty."""
        return tuple(PREFIX + name.upper() for name in ("controller", "contact") if not getattr(self, name).strip())

    def facts(self) -> dict[str, str]:
        """What messages tell of this installation; what is empty is said by a default message."""
        return {
            "controller": self.controller,
            "contact": self.contact,
            "legal_basis": self.legal_basis,
            "retention_days": str(self.retention_days),
            # A path may hold bytes that are no text; what is shown and stored must be.
            "database": str(self.database).encode(errors="replace").decode(),
            "web": self.web_url if self.web_listen else "",
        }


def _origin_of(url: str) -> str:
    """An address as browsers say it when they send a form: in small letters, without a slash at its end, and without a
    port that goes without saying. Raises ValueError.
    """
    found = _ORIGIN.fullmatch(url.lower())
    if found is None:
        raise ValueError("write an address like https://coach.example.org, without a path; é.org is xn--9ca.org there")
    usual = _PORTS[found["scheme"]]
    port = int(found["port"] or usual)
    if found["scheme"] == "http" and found["host"] not in _HERE:
        raise ValueError("write an address that begins with https://; http:// is for 127.0.0.1 and localhost alone")
    if not 0 < port < 65536:
        raise ValueError("there is no such port; without one it is the usual one")
    return f"{found['scheme']}://{found['host']}" + (f":{port}" if port != usual else "")


def _listed(written: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(part.strip() for part in written.split(",") if part.strip())


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
    if not str(value) or value is None:
        return "(empty)"
    return "********" if isinstance(value, SecretStr) else str(value)


def _origin(name: str, settings: Settings) -> str:
    """Where a value comes from. The environment wins over .env, whatever the case of its letters."""
    if name not in settings.model_fields_set:
        return "default"
    return "environment" if (PREFIX + name).upper() in {variable.upper() for variable in os.environ} else ".env"
