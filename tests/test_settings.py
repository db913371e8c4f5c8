"""What an operator sets wrong is refused at once, by the name of the setting, and no secret is shown."""

from __future__ import annotations

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
    ],
)
def test_a_wrong_value_is_refused_by_the_name_of_its_setting(name: str, value: str) -> None:
    with pytest.raises(ValidationError) as refused:
        settings(**{name: value})
    (fault,) = refused.value.errors()
    assert fault["loc"] == (name,)
    assert f"'{value}'" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("quiet_hours", "22:30 - 07:00"),
        ("telegram_base_url", "http://127.0.0.1:8081/bot"),
        ("telegram_webhook_listen", "[::1]:8443"),
        ("telegram_token", TOKEN),
        ("telegram_token", ""),
    ],
)
def test_a_right_value_is_taken(name: str, value: str) -> None:
    assert name in settings(**{name: value}).model_fields_set
