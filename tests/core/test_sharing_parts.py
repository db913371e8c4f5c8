"""Which parts are opened to a coach, toggled one by one, and until when."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.coaching.parts import parts
from bot.core.days import last_moment, months_later, read_day
from bot.core.engine import Engine
from tests.core.coached import GIVE, asked, known, labels, shares
from tests.talk import Talk, shipped_library, shown

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _coaches(talk: Talk) -> None:
    known(talk)


def choosing(talk: Talk) -> Talk:
    """The parts are being chosen."""
    talk.say(GIVE)
    talk.say("choisir")
    return talk


# --- the parts --------------------------------------------------------------------------------------------------------


def test_every_part_is_offered_and_none_is_chosen(talk: Talk) -> None:
    reply = choosing(talk).say("zut")
    titles = [part.title for part in parts(shipped_library(), "fr")]
    assert len(labels(reply)) == len(titles) + 1
    assert all(label.startswith("Ajouter : ") for label in labels(reply)[:-1])
    assert all(len(label) <= 40 for label in labels(reply))
    assert "Aucune partie n'est choisie pour l'instant." in shown(reply)


def test_a_part_is_added_and_taken_out_again_and_the_order_stays(talk: Talk) -> None:
    before = [choice.value for choice in choosing(talk).say("zut").choices]
    reply = talk.say("4")
    assert "Choisi : « Le besoin »." in shown(reply)
    assert [choice.value for choice in reply.choices] == before
    assert labels(reply)[3] == "Retirer : Le besoin"
    assert "Aucune partie n'est choisie" in shown(talk.say("4"))


@pytest.mark.parametrize("named", ["Le besoin", "besoin", "le besoin", "Ajouter : Le besoin", "BESOIN", "4"])
def test_a_part_is_known_by_its_number_and_its_names(talk: Talk, named: str) -> None:
    assert "Choisi : « Le besoin »." in shown(choosing(talk).say(named))


def test_a_title_that_is_cut_on_its_button_is_known_whole(talk: Talk) -> None:
    reply = choosing(talk).say("Le concret, et ce que vous voulez ajouter")
    assert "Choisi : « Le concret, et ce que vous voulez ajouter »." in shown(reply)


@pytest.mark.parametrize("named", ["1, 4 et 9", "pour commencer, besoin et storyboard", "1 & besoin & 9"])
def test_several_are_named_at_once(talk: Talk, named: str) -> None:
    assert "Choisi : « Pour commencer », « Le besoin », « Le storyboard »." in shown(choosing(talk).say(named))


def test_several_of_which_one_is_unknown_change_nothing(talk: Talk) -> None:
    assert "Aucune partie n'est choisie" in shown(choosing(talk).say("1, 4 et 99"))


def test_with_none_it_does_not_go_on(talk: Talk) -> None:
    reply = choosing(talk).say("c'est bon")
    assert "Choisissez au moins une partie." in shown(reply)
    assert "Quelles parties" in asked(reply)


def test_the_chosen_parts_are_those_that_are_opened(talk: Talk) -> None:
    choosing(talk)
    for text in ("1, 2 et 9", "2", "c'est bon", "un mois", "oui"):
        talk.say(text)
    assert shares(talk)[0].parts == {"annexe_b/commencer": talk.at, "storyboard": talk.at}


def test_all_are_taken_out_at_once(talk: Talk) -> None:
    assert "Tout retirer" not in labels(choosing(talk).say("1"))
    assert labels(talk.say("4"))[-2:] == ["Tout retirer", "C'est bon"]
    assert "Aucune partie n'est choisie" in shown(talk.say("tout retirer"))


def test_pressing_a_part_that_is_chosen_from_an_older_message_changes_nothing(talk: Talk) -> None:
    talk.say(GIVE)
    first = talk.say("choisir")
    talk.press("annexe_b/besoin", first.asked)
    reply = talk.press("annexe_b/besoin", first.asked)
    assert "Ce choix n'est plus proposé ici." in shown(reply)
    assert "Choisi : « Le besoin »." in shown(reply)


# --- until when -------------------------------------------------------------------------------------------------------


def until(talk: Talk, text: str) -> str:
    talk.say(GIVE)
    talk.say("tout partager")
    return shown(talk.say(text))


def test_the_shortest_comes_first_and_a_number_is_a_place_in_the_list(talk: Talk) -> None:
    talk.say(GIVE)
    reply = talk.say("tout partager")
    assert labels(reply) == ["Un mois : 02/04/2026", "Trois mois : 02/06/2026", "Six mois : 02/09/2026"]
    assert reply.numbered
    assert "par exemple : 02/05/2026" in asked(reply)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1", "02/04/2026"),
        ("2", "02/06/2026"),
        ("3", "02/09/2026"),
        ("6 mois", "02/09/2026"),
        ("2 mois", "02/05/2026"),
        ("12 mois", "02/03/2027"),
        ("31/12/2026", "31/12/2026"),
        ("le 14 juillet", "14/07/2026"),
        ("until 5 January", "05/01/2027"),
        ("2026-10-01", "01/10/2026"),
        ("Six mois", "02/09/2026"),
    ],
)
def test_a_day_is_typed_in_many_ways(talk: Talk, typed: str, day: str) -> None:
    assert f"jusqu'au {day} ?" in until(talk, typed)
    talk.say("oui")
    assert f"{shares(talk)[0].until:%d/%m/%Y}" == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("02/03/2026", "Ce jour est déjà là, ou passé."),
        ("01/01/2026", "Ce jour est déjà là, ou passé."),
        ("03/03/2027", "un partage dure un an au plus"),
        ("31/12/2099", "un partage dure un an au plus"),
        ("31 février", "Je n'ai pas reconnu ce jour."),
        ("13", "Ce numéro n'est pas dans la liste."),
        ("0", "Ce numéro n'est pas dans la liste."),
        ("13 mois", "Je n'ai pas reconnu ce jour."),
        ("demain", "Je n'ai pas reconnu ce jour."),
        ("trois moi", "Vouliez-vous dire : « Trois mois : 02/06/2026 »"),
    ],
)
def test_a_day_that_will_not_do_is_asked_again(talk: Talk, typed: str, said: str) -> None:
    told = until(talk, typed)
    assert said in told
    assert "Jusqu'à quand" in told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er janvier", date(2027, 1, 1)),
        ("31/12", date(2026, 12, 31)),
        ("1/1", date(2027, 1, 1)),
        ("14.2.27", date(2027, 2, 14)),
        ("5th March 2027", date(2027, 3, 5)),
        ("jusqu'au 3 févr.", date(2027, 2, 3)),
        ("23/11", date(2027, 11, 23)),
        ("29/2", None),
        ("3", None),
        ("0 mois", None),
        ("99/99/9999", None),
        ("3 chats", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_type_them(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


def test_months_later_is_the_same_day_or_the_last_one() -> None:
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(TODAY, 3) == date(2027, 2, 23)
    assert months_later(date(2026, 12, 31), 12) == date(2027, 12, 31)


def test_a_day_counts_to_its_end() -> None:
    assert last_moment(TODAY, UTC) == datetime(2026, 11, 23, 23, 59, 59, tzinfo=UTC)


def test_a_day_ends_where_people_live() -> None:
    paris, vancouver = ZoneInfo("Europe/Paris"), ZoneInfo("America/Vancouver")
    assert last_moment(TODAY, paris) == datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC)
    assert last_moment(date(2026, 7, 1), paris) == datetime(2026, 7, 1, 21, 59, 59, tzinfo=UTC)
    assert last_moment(TODAY, vancouver) == datetime(2026, 11, 24, 7, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Vancouver", "Pacific/Kiritimati"])
def test_a_share_lasts_to_the_end_of_its_last_day_where_people_live(talk: Talk, zone: str) -> None:
    talk.engine = Engine(shipped_library(), {"retention_days": "180"}, zone=ZoneInfo(zone))
    assert "jusqu'au 14/07/2026 ?" in until(talk, "14/07/2026")
    assert "jusqu'au 14/07/2026." in shown(talk.say("oui"))
    assert shares(talk)[0].until.astimezone(ZoneInfo(zone)).isoformat()[:19] == "2026-07-14T23:59:59"


def test_today_is_the_day_that_it_is_where_people_live(talk: Talk) -> None:
    talk.engine = Engine(shipped_library(), {"retention_days": "180"}, zone=ZoneInfo("Pacific/Kiritimati"))
    talk.at = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)  # there it is the 3rd already
    assert "Ce jour est déjà là, ou passé." in until(talk, "03/03/2026")
