"""What is shown before sharing: all that the coach will see, as it will be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from pydantic import TypeAdapter

from bot.core.coaching.seen import Opened
from bot.core.coaching.summary import summary
from bot.core.coaching.view import chapters, open_up, transcript
from bot.core.map import by_state, in_words
from bot.core.model import Answer, Contribution, Disclosure, Inquiry, Part, Reply, Voice
from bot.core.pages import Told, compose
from bot.core.report import latest
from tests.core.asked import question
from tests.core.coached import GIVE, known, shares
from tests.core.wild import GOOD
from tests.talk import NETWORK, Talk, shipped_library, shown

PLACES = ("language", "share", "subject", "step", "anchor", "message", "kind", "coach_name", "stage", "coverage")


@pytest.fixture(autouse=True)
def _coaches(talk: Talk) -> None:
    known(talk)


def previewed(talk: Talk, *steps: str) -> Reply:
    return [talk.say(text) for text in (GIVE, *(steps or ("tout partager", "trois mois")))][-1]


def preview(talk: Talk, *steps: str) -> str:
    return shown(previewed(talk, *steps))


def test_the_preview_shows_the_words_that_will_be_read(talk: Talk) -> None:
    talk.say(GOOD)
    told = preview(talk)
    assert "Annexe B — Pour commencer" in told
    assert "- Nom de l'action : « La Laverie qui roule »" in told
    assert "- Personnes qui en profitent : « Avec 40 habitants" in told


def test_the_preview_says_what_follows(talk: Talk) -> None:
    told = preview(talk)
    assert "Ce que vous écrirez plus tard dans ces parties sera lu aussi, jusqu'au 02/06/2026." in told
    assert "Vos textes d'avant, que vous avez déjà remplacés, ne seront pas lus." in told
    assert "votre coach voit aussi le nom « La Laverie qui roule »" in told


def test_only_the_last_wording_is_in_the_preview(talk: Talk) -> None:
    talk.say("/modifier 1")
    talk.say("remplacer")
    talk.say("Le four du village")
    told = preview(talk)
    assert "Le four du village" in told
    assert "Laverie" not in told


def test_only_the_chosen_parts_are_in_the_preview(talk: Talk) -> None:
    told = preview(talk, "choisir", "le besoin", "c'est bon", "trois mois")
    assert "Il n'y a encore rien à lire dans ces parties." in told
    assert "- Nom de l'action" not in told
    talk.say("oui")
    assert list(shares(talk)[0].parts) == ["annexe_b/besoin"]


def test_a_long_answer_is_cut_in_the_chat_and_whole_in_a_document(talk: Talk) -> None:
    talk.say(" ".join(["Quarante familles du quartier des Lilas."] * 12))
    talk.say(GIVE)
    talk.say("choisir")
    talk.say("1")
    talk.say("c'est bon")
    reply = talk.say("trois mois")
    assert "Le document joint montre tout cela en entier." in shown(reply)
    assert "Quarante familles du quartier des Lilas.…" not in shown(reply)
    assert shown(reply).count("Quarante familles") < 6
    (file,) = reply.attachments
    assert (file.document, file.format, file.parts) == ("preview", "md", ("annexe_b/commencer",))


def test_a_whole_dossier_is_shown_in_few_words(talk: Talk) -> None:
    project = next(iter(talk.projects))
    subject = talk.draft.subject
    for step in talk.engine.library.dialogs["annexe_b"].steps.values():
        about = project if step.subject == "project" else subject
        answer = Answer(project, about, step.id, 1, "annexe_b", "v", talk.at, (Part("m", GOOD, "fr"),))
        talk.answers[about, step.id] = [TypeAdapter(Answer).dump_json(answer).decode()]
    assert len(preview(talk)) < 6000


def test_an_empty_project_can_be_shared_and_that_is_said() -> None:
    talk = known(Talk(place=NETWORK))
    talk.settle_in()
    assert "Il n'y a encore rien à lire dans ces parties." in preview(talk)
    assert "C'est partagé avec Marie Petit" in shown(talk.say("oui"))
    assert len(shares(talk)) == 1


def test_the_parts_can_be_changed_from_the_preview(talk: Talk) -> None:
    preview(talk)
    assert "Toutes les parties sont choisies." in shown(talk.say("changer les parties"))
    for text in ("tout retirer", "1 et 4", "c'est bon", "trois mois"):
        talk.say(text)
    assert "Choisi : « Pour commencer », « Le besoin »." in shown(talk.say("changer les parties"))
    for text in ("4", "c'est bon", "trois mois", "oui"):
        talk.say(text)
    assert list(shares(talk)[0].parts) == ["annexe_b/commencer"]


def test_the_document_comes_once_and_again_only_when_it_is_another(talk: Talk) -> None:
    assert len(previewed(talk).attachments) == 1
    for again in (talk.say("zut"), talk.say("/aide"), talk.start()):
        assert not again.attachments
        assert "Le document que vous avez déjà reçu montre tout cela en entier." in shown(again)
    talk.edit(next(part.message for answer in talk.history() for part in answer.parts), "La Laverie des familles")
    reply = talk.say("zut")
    assert "« La Laverie des familles »" in shown(reply)
    assert len(reply.attachments) == 1
    talk.say("oui")
    assert len(shares(talk)) == 1


# --- all that will be seen --------------------------------------------------------------------------------------------


@pytest.fixture
def told(talk: Talk) -> Talk:
    """Some of everything: a follow-up question passed over, an "I don't know", a walk, a kept voice."""
    for text in ("je ne sais pas", "Les familles du quartier", "passer", GOOD, "/storyboard"):
        talk.say(text)
    talk.say("Samira attend le bus avec son linge sous la pluie depuis vingt minutes, devant la mairie de Mérival.")
    talk.say("passer")
    talk.say("/annexe")
    action = next(answer.subject for answer in talk.history() if answer.step == "B01")
    me, project = talk.situation().person, next(iter(talk.projects))
    assert me is not None
    inquiry = Inquiry("i1", me.id, project, action, talk.at, "B03.3")
    said = Contribution("c1", "i1", "$m", "Moi aussi, je lave à la main.", "fr", "near", talk.at)
    talk.voices.append(Voice(inquiry, said, "by", kept=True))
    return talk


def seen_by_coach(talk: Talk) -> Opened:
    """What the share that was just granted opens."""
    (share,) = shares(talk)
    (mine,) = talk.situation().projects
    found = open_up(
        shipped_library(), Disclosure(share, mine, "fr", talk.history(), voices=tuple(talk.voices)), talk.at
    )
    assert found is not None
    return found


def leaves(seen: object) -> Iterator[str]:
    """Every text in what is seen, without what only says where it stands."""
    if isinstance(seen, str):
        yield seen
    elif isinstance(seen, tuple):
        for one in seen:
            yield from leaves(one)
    elif is_dataclass(seen):
        for each in fields(seen):
            if each.name not in PLACES:
                yield from leaves(getattr(seen, each.name))


def flat(*texts: str) -> str:
    return " ".join(" ".join(texts).split())


def test_everything_that_a_coach_sees_then_is_in_the_document(told: Talk) -> None:
    reply = previewed(told)
    (file,) = reply.attachments
    (mine,) = told.situation().projects
    source = Told(mine, told.history(), latest(told.history()), told.voices, {})
    page = compose(shipped_library(), file, source)
    document = flat(*leaves(page.blocks))
    told.say("oui")
    seen = seen_by_coach(told)
    found = summary(shipped_library(), seen, "fr")
    assert all((found.strongest, found.reflections, found.to_clarify, found.open, found.put_aside, found.voices))
    read = (found, chapters(shipped_library(), seen, "fr"), transcript(shipped_library(), seen, "fr"))
    for text in leaves(read):
        assert flat(text) in document
    assert found.coverage is not None
    for region in found.coverage.regions:
        assert all(flat(line) in document for line in (region.title, *by_state(found.coverage, region)))


def test_in_the_conversation_each_message_stands_under_what_was_asked_then(talk: Talk) -> None:
    talk.say("/modifier B03.2")
    asked = [question(talk.say(text)) for text in ("on aide", "un peu")]
    talk.say("voilà")
    previewed(talk)
    talk.say("oui")
    said = {each.said.words: each.question for each in transcript(shipped_library(), seen_by_coach(talk), "fr")}
    first = shipped_library().dialogs["annexe_b"].steps["B03.2"].words["fr"].question
    assert [said[words] for words in ("on aide", "un peu", "voilà")] == [first, *asked]


def test_the_chat_shows_the_same_or_names_it(told: Talk) -> None:
    reply = previewed(told)
    text = flat(shown(reply))
    told.say("oui")
    found = summary(shipped_library(), seen_by_coach(told), "fr")
    assert found.coverage is not None
    lines = in_words(found.coverage, (found.coverage.traits, found.coverage.wheel)).splitlines()
    told_whole = (*found.to_clarify, *lines, *(one.question for one in found.put_aside))
    assert all(flat(each) in text for each in told_whole)
    assert f"Questions encore sans réponse : - {found.open[0]}" in text
    assert "Le document joint montre tout cela en entier." in text
    assert "Votre coach voit aussi un résumé, avec des extraits de ces mots." in text
    assert "La conversation se lit message par message, chacun avec sa question et sa date." in text
