"""A project as a coach meets it after some weeks: answers that changed, comments in every state, a walk beside."""

from __future__ import annotations

from bot.core.model import Comment, Reviewed, Share
from tests.web.world import ANA, LEO, MARIE, World

SAID = {
    "B01": "La Laverie qui roule",
    "B03.3": "Chaque mardi, quatre habitants garent le camion devant la maison de quartier. On lave, on repart.",
    "B05.1": "Les 40 familles de l'hôtel social. Trois d'entre elles décident avec nous du circuit.",
    "B06": "Ici, personne ne l'avait fait. À Brest, un bus-douche existe depuis 2019.",
    "B10": "En 2025, 312 lessives. Une famille dit : « je ne lave plus dans la baignoire la nuit ».",
    "B04.1": "Nos voisins lavaient à la main. Le pressing coûte 9 euros la machine.",
    "B14": "We decide together with the families, every first Monday of the month.",
    "B11": "La mairie, le bailleur, l'association du Four",
    "P1.B1": "Au départ, c'était une colère : on ne laisse pas des enfants avec des habits mouillés.",
}

WILD = {  # what a page must bear: no space to break at, another direction, signs of many parts
    "B01": "Laverie" * 40,
    "B03.3": "مرحبا بكم في مشروعنا، نحن نغسل معًا كل ثلاثاء. " * 5,
    "B05.1": "👩🏽‍🌾" * 60,
    "B11": "https://example.org/" + "a" * 300,
}


async def fill(world: World) -> Share:
    """Two coaches, two projects; returns the share of the one that is told here, to Marie."""
    await world.holder(ANA, SAID)
    await world.coach(MARIE, "Marie Petit")
    await world.coach(LEO, "Léo")
    world.later(days=3)
    share = await world.share(ANA, MARIE)
    await world.review(MARIE, Reviewed("read", share.id, "summary"))
    for step, text in (
        ("B04.1", "Combien de familles sont concernées, et comment le savez-vous ?"),
        ("B05.1", "Qui sont les trois familles qui décident ?"),
        ("B10", "What did you expect, and what surprised you?"),
        ("B06", "Avez-vous parlé avec les gens de Brest ?"),
    ):
        await world.review(MARIE, comment(share, step, 1, text))
    await world.review(
        MARIE, Reviewed("note", share.id, text="Proposer une visite à Brest en mars.\n\nRevoir le budget.")
    )
    world.later(days=2)
    await world.say(ANA, "B04.1", f"{SAID['B04.1']} 40 familles sur 52, d'après notre enquête de mai.", 2)
    found = {each.step: each for each in await comments(world, share)}
    await world.reply(ANA, found["B04.1"], 2)
    await world.say(ANA, "B10", "En 2025, 318 lessives, et 12 familles qui reviennent.", 2)
    await world.reply(ANA, found["B06"], 1)
    await world.review(MARIE, Reviewed("resolve", share.id, item=found["B06"].id))
    world.later(days=1)
    return share


def comment(share: Share, step: str, revision: int, text: str) -> Reviewed:
    """A coach's comment on an answer of Ana's."""
    return Reviewed("comment", share.id, subject=ANA.action, step=step, revision=revision, text=text)


async def comments(world: World, share: Share) -> tuple[Comment, ...]:
    """The comments there are."""
    found = await world.store.disclosed(MARIE.id, share.id, world.at)
    assert found is not None
    return found.comments


async def run_wild(world: World, share: Share) -> None:
    """The same project with words that do not behave, of the holder's and of the coach's."""
    for step, text in WILD.items():
        await world.say(ANA, step, text, 5)
        await world.review(MARIE, comment(share, step, 5, text))
    await world.review(MARIE, Reviewed("note", share.id, text=" ".join(WILD.values())))
