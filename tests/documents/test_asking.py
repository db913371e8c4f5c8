"""Documents asked for: in the chat, and with `colibri export`; with the extra `documents` and without it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from bot import wiring
from bot.core.dialog import Language
from bot.core.engine import Engine
from bot.core.model import Attachment
from tests.cli.program import colibri, environment
from tests.documents.test_template import template
from tests.talk import Talk, shipped_library, shown

WORDS = "La laverie qui roule"
BEGIN = f"oui\noui\n1\n{WORDS}\n"


def begun(*formats: str, language: Language = "fr") -> Talk:
    """Somebody who has named the action, where documents can be written in these formats."""
    talk = Talk(Engine(shipped_library(), {"retention_days": "180"}, "fr", ("md", "json", *formats)))
    talk.settle_in(language)
    talk.say(WORDS)
    return talk


def files(talk: Talk, said: str) -> list[tuple[str, str]]:
    return [(file.document, file.format) for file in talk.say(said).attachments]


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("/exporter", "md"),
        ("/exporter texte", "md"),
        ("/exporter word", "docx"),
        ("/exporter Word", "docx"),
        ("/exporter docx", "docx"),
        ("/exporter pdf", "pdf"),
        ("/export PDF", "pdf"),
        ("/exporter json", "json"),
    ],
)
def test_a_format_is_asked_for_by_its_name(said: str, form: str) -> None:
    assert files(begun("docx", "pdf"), said) == [("dossier", form)]


def test_the_journeys_come_in_the_same_format() -> None:
    talk = begun("docx", "pdf")
    talk.say("/voyage")
    talk.say("Le phare : chacun lave son linge au village.")
    assert ("journeys", "pdf") in files(talk, "/exporter pdf")


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("fr", "/exporter word", "Ce format n'est pas installé ici."),
        ("fr", "/exporter pdf", "Ce format n'est pas installé ici."),
        ("en", "/export pdf", "This format is not installed here."),
    ],
)
def test_where_a_format_is_not_installed_that_is_said_and_the_text_comes(
    language: Language, said: str, told: str
) -> None:
    reply = begun(language=language).say(said)
    assert [(file.document, file.format) for file in reply.attachments] == [("dossier", "md")]
    assert told in shown(reply)
    assert told not in shown(begun("docx", "pdf", language=language).say(said))


def test_whoever_receives_text_is_told_of_the_other_formats_that_are_installed() -> None:
    assert "/exporter word" in shown(begun("docx", "pdf").say("exporter"))
    assert "/exporter word" not in shown(begun().say("exporter"))
    assert "/exporter word" not in shown(begun("docx", "pdf").say("/exporter pdf"))


def test_another_format_is_answered_with_those_there_are() -> None:
    for said in ("/exporter papyrus", "/exporter cercles word", "/exporter word pdf", "/exporter résumé papyrus"):
        reply = begun("docx", "pdf").say(said)
        assert reply.attachments == ()
        for way in ("/exporter word", "/exporter pdf", "/exporter json", "/exporter résumé pdf"):
            assert way in shown(reply)


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("/exporter résumé", "md"),
        ("/exporter resume pdf", "pdf"),
        ("/exporter word résumé", "docx"),
        ("/export summary", "md"),
        ("/export SUMMARY JSON", "json"),
    ],
)
def test_the_project_on_one_page_is_asked_for_by_its_name(said: str, form: str) -> None:
    talk = begun("docx", "pdf")
    assert files(talk, said) == [("summary", form)]
    assert "Voici votre projet en une page" in shown(talk.say(said))


def test_the_page_too_comes_as_text_where_its_format_is_not_installed() -> None:
    reply = begun().say("/exporter résumé pdf")
    assert [(file.document, file.format) for file in reply.attachments] == [("summary", "md")]
    assert "Ce format n'est pas installé ici." in shown(reply)


def test_without_an_answer_there_is_no_page() -> None:
    talk = Talk(Engine(shipped_library(), {"retention_days": "180"}))
    talk.settle_in()
    reply = talk.say("/exporter résumé")
    assert reply.attachments == ()
    assert "Il n'y a encore rien à recevoir" in shown(reply)


def test_without_a_word_there_is_nothing_and_no_talk_of_formats() -> None:
    talk = Talk(Engine(shipped_library(), {"retention_days": "180"}))
    talk.settle_in()
    reply = talk.say("/exporter pdf")
    assert reply.attachments == ()
    assert "n'est pas installé" not in shown(reply)


def test_the_funders_form_comes_with_the_word_file_and_only_then() -> None:
    talk = begun("docx", "pdf", "form")
    reply = talk.say("/exporter word")
    dossier, form = reply.attachments
    assert (dossier.format, form.format) == ("docx", "form")
    assert (form.document, bool(form.action)) == ("dossier", True)
    assert "Le formulaire à envoyer est rempli avec vos mots" in shown(reply)
    assert files(talk, "/exporter pdf") == [("dossier", "pdf")]


def test_what_is_written_follows_from_what_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    form = template(tmp_path / "form.docx", "{{B01}}")
    assert set(wiring.writers(shipped_library(), form)) == {"md", "json", "svg", "png", "docx", "form", "pdf"}
    monkeypatch.setattr("bot.wiring.documents.find_spec", lambda name: None)
    assert set(wiring.writers(shipped_library())) == {"md", "json", "svg"}
    with pytest.raises(wiring.CannotRun, match="run_form_extra"):
        wiring.writers(shipped_library(), form)


async def test_the_wired_writers_write(tmp_path: Path) -> None:
    talk = begun("docx", "pdf")
    assert [file.format for file in talk.say("/exporter word").attachments] == ["docx"]
    with pytest.raises(ValueError, match="stored"):
        await wiring.writers(shipped_library())["docx"].write(Attachment("dossier", "docx", "fr"), None)


def test_nothing_of_it_is_loaded_before_a_document_is_written(tmp_path: Path) -> None:
    code = "import sys, bot.wiring; print({'docx', 'lxml', 'typst'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "set()\n"


# --- the commands -----------------------------------------------------------------------------------------------------


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file in which ana has named her action."""
    path = tmp_path / "colibri.db"
    done = colibri("chat", "--lang", "fr", "--db", path, "--as", "ana", folder=tmp_path, typed=BEGIN)
    assert (done.returncode, done.stderr) == (0, "")
    return path


def test_the_command_writes_word_and_pdf(database: Path, tmp_path: Path) -> None:
    for form, begins in (("docx", b"PK\x03\x04"), ("pdf", b"%PDF-1.7")):
        out = tmp_path / f"dossier.{form}"
        done = colibri("export", "--db", database, "--as", "ana", "--format", form, "--out", out, folder=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert out.read_bytes().startswith(begins)
    assert WORDS in [paragraph.text for paragraph in Document(str(tmp_path / "dossier.docx")).paragraphs]


def test_in_a_terminal_the_files_lie_in_the_folder_and_the_form_with_them(database: Path, tmp_path: Path) -> None:
    form = template(tmp_path / "form.docx", "Nom : {{B01}}")
    typed = "/exporter word\n/exporter pdf\n"
    done = colibri(
        *("chat", "--db", database, "--as", "ana"),
        folder=tmp_path,
        typed=typed,
        settings={"form_template": str(form)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert {"annexe-b.docx", "annexe-b-action-1.docx", "annexe-b.pdf"} <= {path.name for path in tmp_path.iterdir()}
    assert Document(str(tmp_path / "annexe-b-action-1.docx")).paragraphs[0].text == f"Nom : {WORDS}"


def test_check_names_a_field_that_nothing_fills_and_the_one_that_may_be_meant(tmp_path: Path) -> None:
    form = template(tmp_path / "form.docx", "{{B3.1}} {{B03.2}} {{Département}} {{b07}}")
    done = colibri("check", folder=tmp_path, settings={"form_template": str(form)})
    assert done.returncode == 1
    assert f"{form}: nothing fills the field B3.1; did you mean B03.1?" in done.stdout
    assert f"{form}: nothing fills the field Département\n" in done.stdout
    assert f"{form}: filled in: B03.2\n" in done.stdout
    assert f"{form}: nothing fills the field b07; did you mean B07?" in done.stdout
    assert done.stdout.endswith(f" is sound.\n3 problem(s) found in {form}.\n")
    sound = template(tmp_path / "form.docx", "{{B03.1}} {{name}} {{rank}}")
    done = colibri("check", folder=tmp_path, settings={"form_template": str(sound)})
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f"{form}: filled in: B03.1, name, rank")


def test_check_says_that_there_is_no_form(tmp_path: Path) -> None:
    done = colibri("check", folder=tmp_path, settings={"form_template": str(tmp_path / "gone.docx")})
    assert done.returncode == 1
    assert "gone.docx: No such file or directory" in done.stdout


def test_run_does_not_begin_without_the_form_it_is_to_fill_in(tmp_path: Path) -> None:
    settings = {"form_template": "gone.docx", "telegram_token": "1:abc", "language": "en"}
    done = colibri("run", folder=tmp_path, settings=settings)
    assert done.returncode == 1
    assert "The form to fill in cannot be read: gone.docx." in done.stderr


@pytest.mark.parametrize("command", ["run", "chat"])
def test_a_broken_form_is_told_at_the_start_and_nobody_waits_for_it(
    database: Path, tmp_path: Path, command: str
) -> None:
    (tmp_path / "form.docx").write_bytes(b"PK\x03\x04 half a zip")
    settings = {"form_template": "form.docx", "telegram_token": "1:abc"}
    done = colibri(command, "--db", database, folder=tmp_path, typed="/exporter word\n", settings=settings)
    assert done.returncode == 1
    (told,) = done.stderr.splitlines()
    assert "n'est pas un fichier Word (.docx), ou il est abîmé : form.docx." in told
