"""A funder's own form, filled in. Made here as people make it in Word: typed names, content controls, tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from adapters.documents.form import FormWriter, NoForm, filled_fields, problems_of_form, read_form
from bot.core.dialog import Library
from bot.core.model import Action, Attachment
from bot.core.pages import field_names
from bot.ports import File, Holding
from tests.documents.archive import FIRST, SECOND, Archive
from tests.documents.printed import in_libreoffice, opened, part, read
from tests.documents.samples import HEBREW, TYPST
from tests.documents.test_voices import voice

_INLINE = """<w:p {ns}><w:r><w:t xml:space="preserve">Objectifs : </w:t></w:r><w:sdt><w:sdtPr><w:tag w:val="{tag}"/>
<w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/><w:b/></w:rPr>
<w:t>Cliquez ici</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>.</w:t></w:r></w:p>"""
_BLOCK = """<w:sdt {ns}><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Cliquez</w:t></w:r></w:p>
<w:p><w:r><w:t>ici</w:t></w:r></w:p></w:sdtContent></w:sdt>"""
_BOX = """<w:p {ns}><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>
<w:p><w:r><w:t>Boîte : {{{{{tag}}}}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"""


def template(path: Path, *texts: str, controls: tuple[str, ...] = ()) -> Path:
    """A form with these paragraphs, then these pieces of XML."""
    form = docx.Document()
    for text in texts:
        form.add_paragraph(text)
    for xml in controls:
        form.element.body.insert(-1, parse_xml(xml))
    form.save(str(path))
    return path


async def filled(library: Library, path: Path, holding: Holding, action: str = FIRST) -> File:
    attachment = Attachment("dossier", "form", "fr", "person1", "project1", action=action)
    return await FormWriter(library, read_form(path)).write(attachment, holding)


def texts(file: File) -> list[str]:
    return [paragraph.text for paragraph in opened(file).paragraphs]


async def test_a_typed_name_gives_way_to_the_words(library: Library, tmp_path: Path) -> None:
    path = template(tmp_path / "form.docx", "Action : {{ name }} ({{rank}})", "Objectifs — {{B03.1}} — fin")
    holding = Archive().answer("B01", "La Laverie.").answer("B03.1", "Laver.\nSécher.", "Parler.").holding()
    file = await filled(library, path, holding)
    assert file.name == "annexe-b-action-1.docx"
    assert texts(file) == ["Action : La Laverie (1)", "Objectifs — Laver.\nSécher.\n\nParler. — fin"]


async def test_word_may_cut_a_name_into_runs_and_the_look_stays(library: Library, tmp_path: Path) -> None:
    form = docx.Document()
    paragraph = form.add_paragraph("Avant ")
    for piece in ("{", "{B0", "3.", "1}", "} et {{B01}}"):
        paragraph.add_run(piece).bold = True
    form.save(str(tmp_path / "form.docx"))
    file = await filled(
        library, tmp_path / "form.docx", Archive().answer("B03.1", "Laver.").answer("B01", "A").holding()
    )
    (whole,) = opened(file).paragraphs
    assert whole.text == "Avant Laver. et A"
    assert [run.text for run in whole.runs if run.bold and run.text] == ["Laver.", " et A"]


async def test_names_stand_in_tables_headers_and_text_boxes_too(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    form: Document = docx.Document()
    form.add_table(1, 2).cell(0, 1).text = "{{B03.1}}"
    form.sections[0].header.paragraphs[0].text = "{{name}}"
    form.element.body.insert(-1, parse_xml(_BOX.format(ns=nsdecls("w"), tag="B03.2")))
    form.save(str(path))
    holding = Archive().answer("B01", "La Laverie").answer("B03.1", "Laver.").answer("B03.2", "Le mardi.").holding()
    file = await filled(library, path, holding)
    assert opened(file).tables[0].cell(0, 1).text == "Laver."
    assert opened(file).sections[0].header.paragraphs[0].text == "La Laverie"
    assert "Boîte : Le mardi." in part(file, "word/document.xml")


async def test_content_controls_are_filled_by_their_tag(library: Library, tmp_path: Path) -> None:
    xml = (_INLINE.format(ns=nsdecls("w"), tag="B03.1"), _BLOCK.format(ns=nsdecls("w"), tag="B03.2"))
    path = template(tmp_path / "form.docx", controls=xml)
    holding = Archive().answer("B03.1", "Laver.\nSécher.").answer("B03.2", "Le mardi.").holding()
    file = await filled(library, path, holding)
    inside = opened(file).element
    shown = ["".join(t.text for t in control.iter(qn("w:t"))) for control in inside.iter(qn("w:sdt"))]
    assert shown == ["Laver.Sécher.", "Le mardi."]
    assert len(list(inside.iter(qn("w:br")))) == 1
    assert not list(inside.iter(qn("w:showingPlcHdr"), qn("w:rStyle")))
    first = next(inside.iter(qn("w:sdt")))
    assert list(first.iter(qn("w:b")))  # the look of the form's own letters stays
    told = read(in_libreoffice(tmp_path, form=file.content)["form"])
    assert "Objectifs : Laver. Sécher.." in told
    assert "Cliquez" not in told


async def test_without_an_answer_a_name_goes_and_a_control_keeps_its_invitation(
    library: Library, tmp_path: Path
) -> None:
    xml = (_INLINE.format(ns=nsdecls("w"), tag="B03.1"),)
    path = template(tmp_path / "form.docx", "[{{B03.1}}]", controls=xml)
    file = await filled(library, path, Archive().holding())
    assert texts(file)[0] == "[]"
    assert "Cliquez ici" in part(file, "word/document.xml")


async def test_each_action_has_a_form_of_its_own(library: Library, tmp_path: Path) -> None:
    path = template(tmp_path / "form.docx", "{{name}} : {{B03.1}}", "{{B02}}")
    archive = Archive(actions=(Action(FIRST), Action(SECOND)))
    archive.answer("B01", "Une").answer("B03.1", "Laver.").answer("B01", "Deux", subject=SECOND)
    archive.answer("B02", chosen=("keep",), subject="project1")
    forms = [await filled(library, path, archive.holding(), action) for action in (FIRST, SECOND)]
    assert [form.name for form in forms] == ["annexe-b-action-1.docx", "annexe-b-action-2.docx"]
    assert [texts(form)[0] for form in forms] == ["Une : Laver.", "Deux : "]
    assert texts(forms[0])[1].startswith("1. Une\n2. Deux")
    with pytest.raises(LookupError, match="action"):
        await filled(library, path, archive.holding(), "other")


async def test_what_is_put_in_is_words_and_never_read_again(library: Library, tmp_path: Path) -> None:
    path = template(tmp_path / "form.docx", "{{B03.1}} | {{B03.2}}")
    words = "{{B03.2}} <w:br/> &amp; {% x %} {{ 7*7 }} " + TYPST.split("\n")[0]
    holding = Archive().answer("B03.1", words).answer("B03.2", f"{HEBREW} \x00\ud83d\t😀").holding()
    assert texts(await filled(library, path, holding)) == [f"{words} | {HEBREW} \ufffd 😀"]


async def test_no_word_of_others_is_put_in(library: Library, tmp_path: Path) -> None:
    path = template(tmp_path / "form.docx", "{{B04.1}}")
    holding = Archive().answer("B04.1", "On lave à la main.").holding()
    holding = replace(holding, voices=(voice("Moi, je vais à 17 km."),))
    assert texts(await filled(library, path, holding)) == ["On lave à la main."]


async def test_an_unknown_name_stays_and_is_told_before(library: Library, tmp_path: Path) -> None:
    xml = tuple(_INLINE.format(ns=nsdecls("w"), tag=tag) for tag in ("B99", "goog_rdk_7", ""))
    path = template(tmp_path / "form.docx", "{{B03.1}} {{B3.1}} {{Titre}} { {B01} } {{B3.1}}", controls=xml)
    assert problems_of_form(path, field_names(library)) == [
        f"{path}: nothing fills the field B99; did you mean B09?",
        f"{path}: nothing fills the field B3.1; did you mean B03.1?",
        f"{path}: nothing fills the field Titre",
    ]
    assert filled_fields(path, field_names(library)) == ["B03.1"]
    file = await filled(library, path, Archive().answer("B03.1", "Laver.").holding())
    assert texts(file)[0] == "Laver. {{B3.1}} {{Titre}} { {B01} } {{B3.1}}"
    assert "Cliquez ici" in part(file, "word/document.xml")


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 half a zip", b"%PDF-1.7", "folder"])
def test_what_is_no_form_is_named(tmp_path: Path, content: bytes | str | None) -> None:
    path = tmp_path / "form.docx"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        path.mkdir()
    (problem,) = problems_of_form(path, ())
    assert problem.startswith(f"{path}: ")
    assert filled_fields(path, ()) == []
    with pytest.raises(NoForm):
        read_form(path)


def test_a_form_that_is_damaged_anywhere_is_found_before_anybody_waits_for_it(tmp_path: Path) -> None:
    whole = template(tmp_path / "form.docx", "{{B01}}").read_bytes()
    damaged = tmp_path / "damaged.docx"
    for end in range(0, len(whole), len(whole) // 40):
        damaged.write_bytes(whole[:end])
        with pytest.raises(NoForm, match="damaged"):
            read_form(damaged)
    with ZipFile(tmp_path / "form.docx") as source, ZipFile(damaged, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[: len(content) // 2] if name == "word/document.xml" else content)
    with pytest.raises(NoForm, match="damaged"):
        read_form(damaged)


def test_a_form_without_a_field_is_of_no_use(tmp_path: Path) -> None:
    path = template(tmp_path / "form.docx", "Nom : ............")
    assert problems_of_form(path, ("B01",)) == [f"{path}: there is no field in it, like {{{{B03.1}}}}"]


async def test_a_form_that_goes_later_is_filled_in_all_the_same(library: Library, tmp_path: Path) -> None:
    path = template(tmp_path / "form.docx", "{{B03.1}}")
    writer = FormWriter(library, read_form(path))
    path.unlink()
    attachment = Attachment("dossier", "form", "fr", "person1", "project1", action=FIRST)
    assert texts(await writer.write(attachment, Archive().answer("B03.1", "Laver.").holding())) == ["Laver."]


def test_the_readme_names_every_field(library: Library) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## A funder's own form")[2].partition("\n## ")[0]
    former = {old for step in library.dialogs["annexe_b"].steps.values() for old in step.formerly}
    assert {name for name in field_names(library) - former if f"`{name}`" not in section} == set()


def test_another_kind_of_office_file_is_no_form(tmp_path: Path) -> None:
    path = template(tmp_path / "form.docx", "{{B01}}")
    other = tmp_path / "form.dotx"
    with ZipFile(path) as source, ZipFile(other, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
            target.writestr(name, content)
    assert problems_of_form(other, ()) == [f"{other}: this is not a .docx file, or it is damaged"]
