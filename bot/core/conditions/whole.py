"""Answers that are only "I do not know", "yes" or "no", with what people put around these words."""

from __future__ import annotations

import re
from functools import cache

from bot.core.conditions.index import entries
from bot.core.conditions.text import Text
from bot.core.conditions.words import tokens_of, word_set

_LONGEST = 14  # words; a longer answer says something


@cache
def _pattern(block: str) -> re.Pattern[str]:
    """One pattern for all the phrases of a block, the longest first; made when the first short answer comes."""
    ordered = sorted(entries(block), key=len, reverse=True)
    return re.compile(f" (?:{'|'.join(ordered)})(?= )")


_IGNORANCE = """
    je ne sais pas, je sais pas, je ne sais, j sais pas, je n sais pas, ne sais pas, sais pas, jsp, jspp, jsais pas,
    jsai pas, jse pas, je sai pas, chais pas, chai pas, ché pas, chepa, jen sais rien, j en sais rien, je n en sais
    rien, on ne sait pas, on sait pas, nous ne savons pas, nous savons pas, on n en sait rien, on en sait rien, aucune
    idée, aucune idee, pas d idée, pas d idées, pas la moindre idée, sans idée, pas idée, je n ai pas d idée, j ai pas
    d idée, je ne vois pas, je vois pas, je vois rien, je ne sais plus, je sais plus, je ne me souviens pas, je ne me
    rappelle plus, pas sûr, pas sûre, je ne suis pas sûr, je ne suis pas sûre, je suis pas sûr, je suis pas sûre, je
    ne suis pas certain, je ne suis pas certaine, je n y ai pas réfléchi, j y ai pas réfléchi, je n y ai pas pensé, j
    y ai pas pensé, pas réfléchi, on n y a pas réfléchi, on n y a pas pensé, on y a pas pensé, on n a pas réfléchi, je
    ne comprends pas, je comprends pas, j ai pas compris, je n ai pas compris, pas compris, je sèche, je bloque,
    mystère, difficile à dire, dur à dire, je ne peux pas dire, impossible à dire, joker, rien ne me vient, rien ne
    vient, rien me vient, à voir, à réfléchir, je dois y réfléchir, il faut que j y réfléchisse, je ne saurais dire,
    je ne saurais pas dire, je ne sais trop, i don t know, i dont know, i do not know, don t know, dont know, do not
    know, we don t know, we dont know, we do not know, dunno, i dunno, idk, no idea, no clue, i have no idea, i ve no
    idea, i haven t a clue, haven t a clue, haven t got a clue, i haven t the faintest idea, not a clue, not sure, i m
    not sure, im not sure, i am not sure, we re not sure, unsure, no sure, i can t say, can t say, cannot say, i can t
    tell, hard to say, hard to tell, difficult to say, i can t think of any, i can t think of anything, can t think of
    anything, can t think of any, nothing comes to mind, i haven t thought about it, haven t thought about it, i haven
    t thought about that, we haven t thought about it, we haven t thought about that, i don t remember, don t
    remember, i can t remember, i forget, i don t understand, i dont understand, don t understand, i do not
    understand, i m lost, beats me, search me, who knows, i couldn t say, couldn t say, i couldn t tell you, i m
    stuck, pass, your guess is as good as mine
    """
_YES = """
    oui, ouais, ouep, ouaip, oui oui, ui, wi, yep, yes, yeah, yea, yup, ya, ok, okay, d accord, bien sûr, bien
    entendu, tout à fait, absolument, exactement, carrément, evidemment, naturellement, obviously, naturally,
    forcément, logique, certainement, affirmatif, effectivement, en effet, c est ça, c est vrai, vrai, si si, sans
    doute, sans aucun doute, clairement, grave, of course, sure, sure thing, definitely, absolutely, indeed, exactly,
    certainly, correct, true, right, that s right, it does, it is, we do, we are, i do, i think so, we think so, je
    pense, je crois, je pense que oui, je crois que oui, on peut dire ça, on peut dire, plutôt, parfaitement, totally,
    mais oui, mais si, très certainement, volontiers, yes we do, yes it is, c est le cas, c est fait, we have, they
    do, i would say so, i d say so, it has, on l a fait, il y en a, ça existe
    """
_NO = """
    non, nan, nn, nope, no, nah, na, pas vraiment, pas du tout, pas encore, pas trop, pas tellement, pas spécialement,
    pas particulièrement, pas forcément, pas pour l instant, pas pour le moment, pas à ce jour, pas à ma connaissance,
    absolument pas, certainement pas, surement pas, jamais, aucun, aucune, aucunement, rien, rien du tout, rien de
    spécial, rien de particulier, négatif, personne, je ne pense pas, je pense pas, je ne crois pas, je crois pas, non
    non, il n y en a pas, y en a pas, il n y a pas, pas que je sache, que nenni, zéro, néant, sans objet, not really,
    not at all, not yet, not particularly, not especially, not much, not for now, not for the moment, not at the
    moment, not right now, not that i know of, not that i know, not to my knowledge, not as far as i know, absolutely
    not, certainly not, definitely not, of course not, never, none, none at all, nothing, nothing at all, nothing
    special, nothing in particular, negative, nobody, no one, i don t think so, i dont think so, we don t think so, i
    do not think so, no way, there isn t, there is none, there aren t any, there are none, there isn t any, n a, nil,
    we don t, we do not, we haven t, it doesn t, i don t, it does not, we have not, i have not, i haven t, non plus
    """
_PADDING = frozenset(
    tokens_of(
        """
        euh heu hum hmm mmh mm bah ben beh bof pff ah oh eh hein alors bon la en fait franchement honnêtement
        sincèrement désolé désolée pardon encore trop vraiment du tout moi pour l instant le moment très bien sur
        cela ça ca c est de ce point cette question quoi répondre dire mettre écrire comment pas pourquoi qui où
        exactement précisément trop désole merci mais et malheureusement hélas à vrai peut être je j on nous y suis
        ai pense crois oui bien sûr entendu monsieur madame là dessus ici chez tout aucun aucune idée sais rien um
        uh er hm erm well so honestly frankly sorry really yet i m im afraid about that this it to be honest at the
        moment for now what say answer put write how why who where which one exactly right thanks thank you but and
        unfortunately maybe perhaps just actually yes of course think we do please sir here all either still quite a
        bit is am have there any more tbh lol mdr ptdr svp stp
        dsl sry soz question one your good bonne excellente s t d m re ve
        completely totally simply tout simplement complètement absolument spécial special autre other anything else
        chose d particulier à a ma connaissance plus non si okay fine déjà already en cours dans notre cas in our
        case sûre
        """
    )
)  # fmt: skip
_YES_PADDING = _PADDING - word_set("non no pas not aucun aucune rien mais but")
_ONLY_MARKS = re.compile(r"[?¿？\s.!…]+")


_SOFTENERS = word_set("encore vraiment trop really yet still honestly quite just")  # "pas encore réfléchi"


def _only(text: Text, phrases: str, padding: frozenset[str]) -> bool:
    """The answer holds one of the phrases, and nothing else but padding."""
    if len(text.tokens) > _LONGEST:
        return False
    flat = text.flat
    if phrases is _IGNORANCE:
        flat = f" {' '.join(word for word in text.tokens if word not in _SOFTENERS)} "
    rest, found = _pattern(phrases).subn(" ", flat)
    return found > 0 and all(word in padding for word in rest.split())


def says_unknown(text: Text) -> bool:
    """The whole answer is "je ne sais pas", "dunno" or "?"; "je ne sais pas coudre" is an answer."""
    if not text.tokens:
        return "?" in text.raw and _ONLY_MARKS.fullmatch(text.raw) is not None
    return _only(text, _IGNORANCE, _PADDING)


def says_only_yes(text: Text) -> bool:
    """A yes and no more. An answer that also says no is neither."""
    return _only(text, _YES, _YES_PADDING) and not _only(text, _IGNORANCE, _PADDING)


def says_only_no(text: Text) -> bool:
    """A no and no more: "non, pas vraiment", "none"."""
    return _only(text, _NO, _PADDING) and not _only(text, _IGNORANCE, _PADDING)
