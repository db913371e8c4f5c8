"""What an operator sets wrong is refused at once, by the name of the setting, and no secret is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.settings import Settings
from tests.telegram.emulator.server import TOKEN


def settings(**given: Any) -> Settings:
    return Settings(_env_file=None, **given)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("quiet_hours", "20:00+01:00-09:00"),
        ("quiet_hours", "20:00-09:00-01:00"),
        ("quiet_hours", "20:00"),
        ("telegram_base_url", "htp://x/bot"),
        ("telegram_base_url", "api.telegram.org/bot"),
        ("telegram_file_url", "https://"),
        ("telegram_webhook_listen", "127.0.0.1"),
        ("telegram_webhook_listen", ":8443"),
        ("telegram_webhook_listen", "127.0.0.1:99999"),
        ("telegram_webhook_listen", "127.0.0.1:x"),
        ("telegram_token", "123:ab c/../x"),
        ("telegram_token", "123:é"),
        ("telegram_token", "123:abc\x7f"),
        ("telegram_token", "canary"),
        ("matrix_homeserver", "matrix.example.org"),
        ("matrix_homeserver", "https://matrix.example.org?x=1"),
        ("matrix_homeserver", "https://colibri:canary@matrix.example.org"),
        ("matrix_user", "colibri"),
        ("matrix_user", "@colibri"),
        ("matrix_user", "colibri@example.org"),
        ("matrix_access_token", "syt canary"),
        ("matrix_access_token", "syt_é"),
        ("matrix_allow", "@ana"),
        ("matrix_allow", "example.org @ana:example.org"),
        ("matrix_allow", "ana@example.org"),
        ("web_listen", "127.0.0.1"),
        ("web_listen", "127.0.0.1:x"),
        ("web_url", "coach.example.org"),
        ("web_url", "http://coach.example.org"),
        ("web_url", "https://coach.example.org/pages"),
        ("web_url", "https://colibri:canary@coach.example.org"),
        ("web_url", "https://coach.example.org?lang=fr"),
        ("web_url", "https://coach.example.org//"),
        ("web_url", "https://coach.example.org:"),
        ("web_url", "https://coach.example.org:0"),
        ("web_url", "https://coach.example.org:65536"),
        ("web_url", "https://coach exemple.org"),
        ("web_url", "https://élan.example.org"),
        ("web_url", "http://127.0.0.1.example.org"),
    ],
)
def test_a_wrong_value_is_refused_by_the_name_of_its_setting(name: str, value: str) -> None:
    with pytest.raises(ValidationError) as refused:
        settings(**{name: value})
    (fault,) = refused.value.errors()
    assert fault["loc"] == (name,)
    assert f"'{value}'" not in str(refused.value)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"homeserver": "https://example.org"}, "COLIBRI_MATRIX_HOMESERVER needs COLIBRI_MATRIX_USER"),
        (
            {"homeserver": "https://example.org", "user": "@colibri:example.org"},
            "COLIBRI_MATRIX_HOMESERVER needs COLIBRI_MATRIX_PASSWORD",
        ),
        ({"user": "@colibri:example.org"}, "COLIBRI_MATRIX_USER needs COLIBRI_MATRIX_HOMESERVER"),
    ],
)
def test_half_an_account_is_refused_and_what_is_missing_is_named(given: dict[str, str], missing: str) -> None:
    with pytest.raises(ValidationError, match=missing):
        settings(**{f"matrix_{name}": value for name, value in given.items()})


def test_the_keys_of_matrix_lie_beside_the_database_if_nothing_else_is_said() -> None:
    assert settings(database="/var/lib/colibri/colibri.db").matrix_folder == Path("/var/lib/colibri/matrix")
    assert settings(matrix_store="/srv/keys").matrix_folder == Path("/srv/keys")


def test_who_may_invite_is_told_one_by_one() -> None:
    assert settings(matrix_allow=" @ana:*, *.example.org ,").matrix_inviters == ("@ana:*", "*.example.org")
    assert settings().matrix_inviters == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("matrix_allow", "*"),
        ("matrix_allow", "@ana:example.org, *.example.org"),
        ("quiet_hours", "22:30 - 07:00"),
        ("telegram_base_url", "http://127.0.0.1:8081/bot"),
        ("telegram_webhook_listen", "[::1]:8443"),
        ("telegram_token", TOKEN),
        ("telegram_token", ""),
    ],
)
def test_a_right_value_is_taken(name: str, value: str) -> None:
    assert name in settings(**{name: value}).model_fields_set


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://Coach.Example.ORG", "https://coach.example.org"),
        ("HTTPS://coach.example.org:443/", "https://coach.example.org"),
        ("https://coach.example.org:0443", "https://coach.example.org"),
        ("https://coach.example.org:8443", "https://coach.example.org:8443"),
        ("https://coach.example.org:80", "https://coach.example.org:80"),
        ("https://[2001:DB8::1]:443", "https://[2001:db8::1]"),
        ("http://LocalHost:80", "http://localhost"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("", ""),
    ],
)
def test_the_address_of_the_pages_is_kept_as_browsers_say_it(written: str, kept: str) -> None:
    assert settings(web_url=written).web_url == kept
