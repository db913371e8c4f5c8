"""Personal and sensitive data: what would let a reader recognise somebody.

Both look for one person. "Les personnes âgées malades" is a public; "sa fille est diabétique" is somebody. Streets,
schools and foundations often bear a full name: a name that follows such a word is not personal.
"""

from __future__ import annotations

import re

from bot.core.conditions.index import index
from bot.core.conditions.marks import PERSON, PLACE, PUBLIC, SENSITIVE, SINGLE, STRUCTURE
from bot.core.conditions.names import known_first_names
from bot.core.conditions.text import Text
from bot.core.conditions.words import fold, tokens_of, word_set

# Every repetition is bounded: a long run of digits must not be tried from each of its characters.
_EMAIL = re.compile(r"[\w.+-]{1,64}(?:@|\s?\(at\)\s?|\[at\])[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\d,.])(?:\+\d{1,3}|00\d{2}|\(?0\d{0,4}\)?)(?:[ .\-/]?\(?\d{1,5}\)?){3,6}(?!\d|,\d)")
_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]{1,30}(?:['’\-][^\W\d_]{1,30}){0,3}"
_TITLED = re.compile(
    rf"\b(?:(?:M\.|Mr\.?|Mrs\.?|Ms\.?|Miss|Mme\.?|Mlle\.?|Mmes|MM\.|Dr\.?|Docteur|Doctor|Maître"
    rf"|Monsieur|Madame|Mademoiselle|MME|MR|MRS)[ \u00a0]+{_NAME}(?:[ \u00a0]{_NAME})?"
    rf"|(?:monsieur|madame|mademoiselle)[ \u00a0]+{_NAME}"
    rf"|(?i:mme|mlle|mr|mrs)\.?[ \u00a0]+[^\W\d_]{{3,30}})"
)
_PAIR = re.compile(
    rf"(?<![\w'’\-])({_NAME})[ \u00a0]"
    rf"((?:(?:de|du|da|dos|di|van|von|el|al|ben|le|la|Le|La|De|Mc|O['’])[ \u00a0]?)?{_NAME})"
)
_CALLED = re.compile(
    rf"\b(?:[Jj]e m['’ ]appelle|s['’ ]appelle|[Mm]on nom est|[Mm]on nom c['’]est"
    rf"|[Mm]y name is|is called|is named)[ \u00a0]+({_NAME}[ \u00a0]{_NAME})"
)
# The patterns above are slow to try on every answer: most have no such word.
_TITLES = word_set(
    """
    m mr mrs ms miss mme mlle mmes mm dr docteur doctor maitre monsieur madame mademoiselle
    """
)
_CALLS = word_set("appelle nom name called named")
_NINE_DIGITS = re.compile(r"\d(?:\D{0,3}\d){8}")
_OFFICES = word_set(
    """
    le la les l un une maire mayor president presidente directeur directrice prefet prefete depute deputee elu elue
    adjoint adjointe proviseur principal principale ministre conseiller conseillere et ou qui que tout toute monsieur
    madame the chair director minister and councillor bricolage propre jardin soleil
    """
)
# A full name after one of these is a street, a school, a prize: looked for in the three words before.
_NAMED_AFTER = word_set(
    """
    rue avenue boulevard bd av place square allee impasse quai pont cours chemin route parc jardin stade gymnase
    piscine salle espace maison centre lycee college ecole universite fac creche hopital clinique residence foyer
    fondation association asso club theatre cinema musee mediatheque bibliotheque cite quartier tour batiment immeuble
    prix street road lane avenue square park school college university hospital foundation trust charity club theatre
    library museum hall house centre center estate tower prize award institute company church eglise chapelle paroisse
    saint sainte st lac mont ile port gare station metro tram arret villa ferme cafe restaurant bar librairie
    boulangerie garage entreprise societe cabinet groupe scolaire maternelle elementaire primaire auditorium
    conservatoire complexe halle marche pavillon barre ehpad
    """
)
# Second words that make of a first name something other than a person: "Martin Street", "Jean Bouin Stade".
_NOT_SURNAMES = word_set(
    """
    street road lane avenue square park school college university hospital foundation trust club centre center house
    hall church estate market festival day river bridge island city county council association society theatre library
    le la les est et a qui nous dit
    """
)


def personal_excerpt(text: Text) -> str:
    """The first personal datum of the answer as it was written, or nothing."""
    raw = text.raw
    if "@" in raw or "at)" in raw or "at]" in raw:
        match = _EMAIL.search(raw)
        if match:
            return match[0].strip(".")
    for match in _PHONE.finditer(raw) if _NINE_DIGITS.search(raw) else ():
        digits = sum(char.isdigit() for char in match[0])
        if 9 <= digits <= 14:
            return match[0].strip()
    kinds = text.kinds.keys()
    for match in () if kinds.isdisjoint(_TITLES) else _TITLED.finditer(raw):
        name = tokens_of(match[0])
        if (
            name[1] not in _OFFICES
            and not index().words.get(name[1], 0) & PERSON
            and not _names_a_thing(raw, match.start())
        ):
            return match[0]
    called = None if kinds.isdisjoint(_CALLS) else _CALLED.search(raw)
    if (
        called
        and fold(called[1].split()[0]) not in _NAMED_AFTER
        and tokens_of(called[1])[0] not in ("le", "la", "the", "les")
    ):
        return called[1]
    return "" if kinds.isdisjoint(known_first_names()) else _full_name(raw)


# Nobody of the neighbourhood: authors that one reads, names that schools and squares bear.
_FAMOUS = word_set(
    """
    hugo moliere verne zola prevert brassens jaures moulin curie pasteur ferry mandela gandhi luther king dickens
    shakespeare einstein mozart bach chopin parks freinet montessori freire badinter veil dumas balzac flaubert camus
    sartre beauvoir rimbaud verlaine baudelaire fontaine perrault andersen picasso monet rodin renoir gaulle mitterrand
    churchill darwin newton austen bronte wilde woolf orwell rowling dahl blyton warhol chaplin eiffel
    """
)


def _full_name(raw: str) -> str:
    place = 0
    names = known_first_names()
    while match := _PAIR.search(raw, place):
        place = match.start(2)  # the second word may itself be a first name: "Avec Marie Durand"
        first, last = tokens_of(match[1]), tokens_of(match[2])
        if (
            all(part in names for part in first)
            and last[-1] not in _NOT_SURNAMES
            and last[-1] not in _FAMOUS
            and not _names_a_thing(raw, match.start())
            and not _goes_on_as_a_thing(raw, match.end())
        ):
            return match[0]
    return ""


def _names_a_thing(raw: str, start: int) -> bool:
    """The name belongs to a street, a school...: one of the three words before says so."""
    before = re.split(r"[.!?\n]", raw[max(0, start - 40) : start])[-1]
    return any(word in _NAMED_AFTER for word in tokens_of(before)[-3:])


def _goes_on_as_a_thing(raw: str, end: int) -> bool:
    """The words after it make it a street or a park: "Martin Luther" before "King Street"."""
    return any(
        word in _NOT_SURNAMES and word not in _SMALL
        for word in tokens_of(re.split(r"[.,;!?\n]", raw[end : end + 30])[0])[:2]
    )


_SMALL = word_set("le la les est et a qui nous dit")
_REACH = 6  # words between the person and the matter
_ONE = word_set(
    """
    un une a an one mon ma notre my our sa son his her cette ce this that the le la l leur their d
    """
)
_ALREADY_ONE = word_set("he she lui elle il")


def tells_of_one_person(text: Text) -> bool:
    """A sensitive word stands near one person who could be recognised: "un voisin sorti de prison"."""
    if not text.marks & SENSITIVE:
        return False
    for sentence in text.sentences:
        part = Text(sentence)
        if part.marks & SENSITIVE and _near(part):
            return True
    return False


def _near(part: Text) -> bool:
    reached = {place + step for place in _sensitive_places(part) for step in range(-_REACH, _REACH + 1)}
    return any(place in reached for place in _single_places(part))


_ANY_ONE = word_set("un une a an d")


_MANY = word_set("gens people children women families")


def _first_many(part: Text) -> int:
    """Where many people are first named; beyond the end if nowhere."""
    found = (
        place
        for place, (token, marks) in enumerate(zip(part.tokens, part.row, strict=True))
        if (token.endswith("s") and marks & PUBLIC) or token in _MANY
    )
    return next(found, len(part.tokens))


def _single_places(part: Text) -> list[int]:
    """Where one person is named. In "140 parents élèvent un enfant handicapé" it is nobody in particular."""
    tokens, row = part.tokens, part.row
    found = []
    many = _first_many(part)
    for place, marks in enumerate(row):
        if (marks & SINGLE and not tokens[place].endswith("s")) or tokens[place] == "fils":
            near = tokens[place - 1 : place]
            if place > 1 and not row[place - 1] & (SENSITIVE | PLACE | STRUCTURE):
                near = tokens[place - 2 : place]  # one adjective between: "un jeune voisin"
            named = any(word in _ONE for word in near) or tokens[place] in _ALREADY_ONE
            if named and not (many < place and tokens[place - 1] in _ANY_ONE):
                found.append(place)
    return found


def _sensitive_places(part: Text) -> list[int]:
    found = [place for place, marks in enumerate(part.row) if marks & SENSITIVE]
    flat = part.flat
    found.extend(flat[: flat.index(f" {words}")].count(" ") for words, marks in part.phrases if marks & SENSITIVE)
    return found
