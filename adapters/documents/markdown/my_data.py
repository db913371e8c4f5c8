"""Everything stored about a person, to be read by that person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from adapters.documents.markdown.escape import inline, quoted
from bot.core.coached import Coached, noted_remarks, written_remarks
from bot.core.model import Part
from bot.core.personal import (
    ProjectHistory,
    Revision,
    SubjectHistory,
    Whereabouts,
    project_histories,
    subject_titles,
    whereabouts,
)
from bot.core.remarks import Remark, about, own_remarks, remarks_of_others
from bot.core.wording import Wording
from bot.ports import Holding


def my_data_blocks(wording: Wording, holding: Holding) -> Iterator[str]:
    """The blocks of the document, to be parted by blank lines."""
    person = holding.person
    titles = subject_titles(wording, holding.projects, holding.history)
    projects = project_histories(wording, person, holding.projects, holding.history)
    yield f"# {wording.say('doc_my_data_title')}"
    yield wording.say("doc_my_data_more")
    yield f"## {wording.say('doc_my_data_person')}"
    yield _listed(_about(wording, holding))
    if projects:
        yield f"## {wording.say('doc_my_data_projects')}"
        yield from (block for project in projects for block in _project(wording, project))
    if holding.conversations:
        yield f"## {wording.say('doc_my_data_where')}"
        for where in whereabouts(wording, person, holding.conversations, titles):
            yield from _where(wording, where)
    if holding.history:
        yield f"## {wording.say('doc_my_data_answers')}"
        yield from (block for project in projects for block in _answers(wording, project))
    yield from _said(wording, "doc_my_data_contributions", own_remarks(wording, holding.contributions))
    yield from _said(wording, "doc_my_data_voices", remarks_of_others(wording, projects, holding.voices))
    files = {project.id: project.title for project in projects}
    yield from _coached(wording, Coached(wording, files, titles, holding.shares), holding)
    yield from _said(wording, "doc_my_data_written", written_remarks(wording, holding.written))
    yield from _said(wording, "doc_my_data_noted", noted_remarks(wording, holding.noted))


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _about(wording: Wording, holding: Holding) -> Iterator[str]:
    person = holding.person
    for account in holding.accounts:
        yield wording.say("doc_account", channel=inline(account.channel), name=inline(account.name))
    for link in holding.links:
        name, channel = inline(link.account.name), inline(link.account.channel)
        yield wording.say("doc_link", channel=channel, name=name, date=wording.moment(link.at))
    for given in person.consents:
        notice = inline(about(wording, given))
        yield wording.say("doc_consent", date=wording.moment(given.at), notice=notice, version=inline(given.version))
    if not person.consents:
        yield wording.say("doc_no_consent")
    if holding.coach is not None:
        coach = holding.coach
        date, name = wording.moment(coach.added_at), inline(coach.name)
        yield wording.say("doc_coach", name=name, date=date, code=inline(coach.code))
    yield wording.say("doc_dates", created=wording.moment(holding.created_at), seen=wording.moment(holding.seen_at))
    yield wording.say("doc_language", language=person.language)
    yield wording.say("doc_turns", count=person.turn)


def _project(wording: Wording, project: ProjectHistory) -> Iterator[str]:
    yield f"### {_project_title(wording, project)}"
    if project.actions:
        yield "\n".join(
            f"{rank}. {_subject_title(wording, action)}" for rank, action in enumerate(project.actions, start=1)
        )


def _project_title(wording: Wording, project: ProjectHistory) -> str:
    return f"{project.title} ({wording.say('doc_project_open')})" if project.is_open else project.title


def _subject_title(wording: Wording, subject: SubjectHistory) -> str:
    title = inline(subject.title)
    if subject.removed_at is None:
        return title
    return f"{title} ({wording.say('doc_action_removed', date=wording.moment(subject.removed_at))})"


def _where(wording: Wording, where: Whereabouts) -> Iterator[str]:
    paused = f" ({wording.say('doc_paused')})" if where.paused else ""
    again = f", {where.round}" if where.round else ""
    lines = [f"**{inline(where.title)}**, {inline(where.about)}{again} — {inline(where.place)}{paused}"]
    lists = {"doc_seen": where.seen, "doc_later": where.later, "doc_recheck": where.recheck}
    lines += [wording.say(name, labels=inline(", ".join(labels))) for name, labels in lists.items() if labels]
    if where.waiting:
        lines.append(wording.say("doc_waiting"))
    yield "  \n".join(lines)
    for words in where.words:
        yield wording.say("doc_waiting_words")
        yield quoted(words)


def _answers(wording: Wording, project: ProjectHistory) -> Iterator[str]:
    for subject in (*project.actions, *project.others):
        if subject.answers:
            yield f"### {inline(project.title)} — {_subject_title(wording, subject)}"
        for answer in subject.answers:
            yield f"#### {inline(answer.label)}"
            for revision in answer.revisions:
                yield from _revision(wording, revision)


def _revision(wording: Wording, revision: Revision) -> Iterator[str]:
    yield f"*{wording.say('doc_revision', revision=revision.number, date=wording.moment(revision.at))}*"
    if revision.origin:
        yield inline(revision.origin)
    if revision.asked:
        yield wording.say("doc_asked", question=inline(revision.asked))
    if revision.chosen:
        yield wording.say("doc_chosen", choices=", ".join(map(inline, revision.chosen)))
    if revision.refused:
        yield wording.say("doc_refused", choices=", ".join(map(inline, revision.refused)))
    for part in revision.parts:
        yield from _part(wording, part)
    if not revision.parts and not revision.chosen:
        yield wording.say("doc_no_words")
    if revision.probes:
        yield _listed(map(inline, revision.probes))


def _said(wording: Wording, title: str, remarks: Sequence[Remark]) -> Iterator[str]:
    if remarks:
        yield f"## {wording.say(title)}"
    for remark in remarks:
        yield f"*{inline(remark.heading)}*"
        yield quoted(remark.text) or wording.say("doc_no_words")


def _coached(wording: Wording, told: Coached, holding: Holding) -> Iterator[str]:
    """What coaches may read of the projects, did read, and wrote about them."""
    if holding.shares:
        yield f"## {wording.say('doc_my_data_shares')}"
    for share in told.shares():
        yield inline(share.heading)
        yield _listed(map(inline, share.lines))
    lists = {
        "doc_my_data_stages": tuple(told.stages(holding.stages)),
        "doc_my_data_readings": tuple(told.readings(holding.readings)),
    }
    for title, lines in lists.items():
        if lines:
            yield f"## {wording.say(title)}"
            yield _listed(map(inline, lines))
    yield from _said(wording, "doc_my_data_comments", told.comments(holding.comments))
    yield from _said(wording, "doc_my_data_notes", told.notes(holding.notes))


def _part(wording: Wording, part: Part) -> Iterator[str]:
    if part.language != wording.language:
        yield wording.say("doc_language", language=part.language)
    yield quoted(part.text) or wording.say("doc_no_words")
