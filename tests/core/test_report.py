"""What the report takes care of beyond the documents that are written from it."""

from __future__ import annotations

import time

from bot.core.report import dossier
from tests.talk import Talk


def test_a_reason_with_a_very_long_run_of_spaces_is_read_in_good_time() -> None:
    talk = Talk()
    talk.settle_in()
    for name in ("La Laverie qui roule", "/actions ajouter", "L'atelier couture du mardi", "/modifier B02", "2, 1"):
        talk.say(name)
    library = talk.engine.library
    seconds = []
    for blanks in (3_000, 30_000):  # ten times the blanks may take ten times as long; a bad pattern takes a hundred
        talk.say("/modifier B02")
        talk.say("compléter")
        talk.say(f"1{' ' * blanks}raison à donner dans un instant")
        situation = talk.situation()
        before = time.process_time()
        dossier(library, library.dialogs["annexe_b"], situation.projects[0], situation.answers, "fr")
        seconds.append(time.process_time() - before)
    assert seconds[1] < 40 * max(seconds[0], 0.002)
