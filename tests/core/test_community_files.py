"""Voices of a community where the holder has several files: each is told of its own."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.core.model import Contribution, Inquiry, Reply, Voice
from tests.talk import NETWORK, Talk, shown


def with_two_files() -> Talk:
    """A holder who was answered in both of their files; the second is open."""
    ana = Talk(place=NETWORK)
    ana.settle_in()
    ana.say("La Laverie qui roule")
    ana.say("/recommencer")
    ana.press("new_project")
    for number, project in enumerate(ana.situation().projects, start=1):
        at = datetime(2026, 3, 1, number, tzinfo=UTC)
        inquiry = Inquiry(f"i{number}", "ana", project.id, project.live[0].id, at, step="B04.1")
        said = Contribution(f"c{number}", inquiry.id, f"$m{number}", f"Voix du dossier {number}", "fr", "lives", at)
        ana.voices.append(Voice(inquiry, said, f"by{number}"))
    return ana


def test_the_holder_hears_of_all_their_files_by_name() -> None:
    ana = with_two_files()
    text = shown(ana.time_out("voices"))
    assert text.count("Une personne a répondu") == 2
    assert text.index("Dossier 1, commencé le") < text.index("Une personne") < text.index("Dossier 2, commencé le")
    assert all(voice.inquiry.told_at == ana.at for voice in ana.voices)
    assert ana.time_out("voices") == Reply(())


def test_only_news_of_a_file_that_is_not_open_are_news_too() -> None:
    ana = with_two_files()
    del ana.voices[1]
    assert "Dossier 1, commencé le" in shown(ana.time_out("voices"))
    assert "Voix du dossier 1" in shown(ana.say("lire"))


def test_each_voice_is_read_under_the_name_of_its_file() -> None:
    ana = with_two_files()
    reply = shown(ana.say("/voix"))
    assert reply.index("Dossier 1, commencé le") < reply.index("Voix du dossier 1")
    reply = shown(ana.say("garder"))
    assert reply.index("Dossier 2, commencé le") < reply.index("Voix du dossier 2")
    ana.say("garder")
    assert [voice.kept for voice in ana.voices] == [True, True]
    assert [choice.label[:20] for choice in ana.say("/voix").choices[:2]] == ["gardée : Voix du dos"] * 2
