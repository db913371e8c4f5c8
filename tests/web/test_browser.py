"""A coach's visit in a real browser: without a script, with the keyboard alone, and as it comes out of a printer."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Page, expect

from tests.web.filled import comments
from tests.web.stage import NARROW, Stage
from tests.web.world import ANA, MARIE

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_visit_without_a_script(stage: Stage) -> None:
    world, share = stage.world, stage.share
    async with stage.page(width=NARROW, scripts=False) as page:
        await page.goto(f"/in/{await world.ticket(MARIE)}")
        await page.get_by_role("button", name="Entrer").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Vos projets")
        await page.get_by_role("link", name="La Laverie qui roule").click()
        await expect(page.get_by_role("heading", name="Le projet, dans ses propres mots")).to_be_visible()
        await page.get_by_role("link", name="Réponses").click()
        answer = page.locator("article", has=page.get_by_role("heading", name="Partenariat inédit"))
        await answer.get_by_text("Commenter").click()
        await answer.get_by_role("textbox", name="Votre commentaire").fill("Qui est venu en premier ?\nEt pourquoi ?")
        await answer.get_by_role("button", name="Envoyer le commentaire").click()
        await expect(page.get_by_role("status")).to_contain_text("Votre commentaire est envoyé.")

        (asked,) = [each for each in await comments(world, share) if each.step == "B11"]
        assert asked.text == "Qui est venu en premier ?\nEt pourquoi ?"
        await world.say(ANA, "B11", "Le bailleur, en janvier : il avait un local vide.", 2)
        await world.reply(ANA, asked, 2)

        await page.get_by_role("link", name="Tous les projets").click()
        await expect(page.locator(".cards")).to_contain_text("2 réponses à vos commentaires")
        await page.get_by_role("link", name="La Laverie qui roule").click()
        await page.get_by_role("link", name="Commentaires").click()
        remark = page.locator("article", has_text="Qui est venu en premier")
        await expect(remark).to_contain_text("Répondu")
        await expect(remark).to_contain_text("il avait un local vide")
        await remark.get_by_role("button", name="C'est réglé").click()
        await expect(page.get_by_role("status")).to_contain_text("Le commentaire est réglé.")
        await expect(page.get_by_role("heading", name="Réglés")).to_be_visible()

        await page.get_by_role("button", name="Se déconnecter").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Vous êtes hors connexion")
        await page.go_back()
        await expect(page.get_by_text("Laverie")).to_have_count(0)


async def test_a_visit_with_the_keyboard_alone(stage: Stage) -> None:
    async with stage.page() as page:
        await page.goto(f"/in/{await stage.world.ticket(MARIE)}")
        await walk_to(page, "Entrer")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/")
        await page.keyboard.press("Tab")
        assert await focused(page) == "Aller au contenu"
        await expect(page.locator(":focus")).to_be_in_viewport()
        await page.keyboard.press("Enter")
        await walk_to(page, "La Laverie qui roule", 2)
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/p/*")
        await walk_to(page, "Notes")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/notes")
        await walk_to(page, "Votre note")
        await page.keyboard.type("Visite mardi.")
        await walk_to(page, "Garder la note", 2)
        await page.keyboard.press("Space")
        await page.wait_for_url("**/notes?done=note")
        await expect(page.get_by_text("Visite mardi.").first).to_be_visible()
        await walk_to(page, "Réponses")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/answers")
        await walk_to(page, "Commenter Nom de l'action")
        await page.keyboard.press("Enter")
        await walk_to(page, "Votre commentaire", 1)
        await page.keyboard.type("Et ce nom ?")
        await walk_to(page, "Envoyer le commentaire", 2)
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("status")).to_contain_text("Votre commentaire est envoyé.")


async def walk_to(page: Page, name: str, most: int = 60) -> None:
    """Press Tab until this has the focus, which is always to be seen."""
    for _ in range(most):
        await page.keyboard.press("Tab")
        outline = await page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px", await focused(page)
        if await focused(page) == name:
            return
    raise AssertionError(f"the keyboard does not reach {name}; it is at {await focused(page)}")


async def focused(page: Page) -> str:
    """What has the focus, by its name."""
    said = await page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent")
    return " ".join(str(said).split())


async def test_words_that_are_too_long_stay_in_their_field(stage: Stage) -> None:
    async with stage.page(scripts=False) as page:
        await stage.sign_in(page)
        await page.goto(stage.paths["notes"])
        await page.get_by_role("textbox", name="Votre note").first.fill("é" * 4001)
        await page.get_by_role("button", name="Garder la note").first.click()
        field = page.get_by_role("textbox", name="Votre note").first
        await expect(field).to_have_value("é" * 4001)
        await expect(field).to_have_attribute("aria-invalid", "true")
        await expect(field).to_have_accessible_description(re.compile("trop long"))
        assert (await page.title()).startswith("Erreur")
        await field.fill("é" * 4000)
        await page.get_by_role("button", name="Garder la note").first.click()
        await expect(page.get_by_role("status")).to_contain_text("Votre note est gardée.")


async def test_the_policy_is_kept_and_nothing_comes_from_elsewhere(stage: Stage) -> None:
    """A browser says on its console what a policy stopped; and it would tell of whatever it fetched."""
    async with stage.page() as page:
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        await stage.sign_in(page)
        for name, path in stage.paths.items():
            if name != "nothing":  # a 404 is told on the console
                await page.goto(path)
        assert said == []
        assert all(url.startswith(stage.world.options.url) for url in asked)
        assert len([url for url in asked if "/static/colibri.css" in url]) >= 1


async def test_no_request_tells_of_the_link_that_one_came_by(stage: Stage) -> None:
    """The secret is in the path of the link: it is asked for and pressed there, and named nowhere else."""
    async with stage.page() as page:
        told: list[str] = []
        page.on("request", lambda request: told.append(request.headers.get("referer", "")))
        await stage.sign_in(page)
        await page.goto(stage.paths["summary"])
        await page.get_by_role("link", name="Notes").click()
        await page.wait_for_url("**/notes")
        assert set(told) == {"", f"{stage.world.options.url}/"}


async def test_the_summary_is_one_sheet_of_paper(stage: Stage) -> None:
    async with stage.page() as page:
        await stage.sign_in(page)
        await page.goto(stage.paths["summary"])
        printed = await page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
