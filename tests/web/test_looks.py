"""How the pages look, and read, for everybody: an accessibility engine finds nothing, and nothing leaves the page."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]
from playwright.async_api import Browser, Page

from bot.core.dialog import LANGUAGES, Language
from bot.ports import StoreBusy
from tests.web.filled import run_wild
from tests.web.stage import NARROW, WIDE, Look, Stage
from tests.web.world import MARIE

pytestmark = pytest.mark.asyncio(loop_scope="session")
# Everything that axe knows, the rules of WCAG 2.2 that it leaves out by itself included.
RULES = {"rules": {"target-size": {"enabled": True}}}
_SPACED = """() => {
    for (const each of document.querySelectorAll('*'))
        Object.assign(each.style, {lineHeight: '1.5', letterSpacing: '.12em', wordSpacing: '.16em'});
    return document.documentElement.scrollWidth;
}"""
QUICK = [(NARROW, "light", "fr"), (WIDE, "dark", "en")]
OTHERS = [each for each in product((NARROW, WIDE), ("light", "dark"), LANGUAGES) if each not in QUICK]


@pytest.mark.parametrize(
    ("width", "look", "language"), [*QUICK, *(pytest.param(*each, marks=pytest.mark.slow) for each in OTHERS)]
)
async def test_no_page_stands_in_anybodys_way(stage: Stage, width: int, look: Look, language: Language) -> None:
    async with stage.page(width=width, look=look, language=language) as page:
        await stage.sign_in(page)
        for name, path in stage.paths.items():
            await page.goto(f"{path}?lang={language}")
            await page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            await look_at(page, name, width)
            assert await page.evaluate("document.documentElement.lang") == language


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_that_say_what_went_wrong_do_not_either(stage: Stage, language: Language) -> None:
    async with stage.page(width=NARROW, look="dark" if language == "en" else "light", language=language) as page:
        for path, status in (("/", 403), ("/in/wrong", 200)):
            await refused(page, path, status)
        await page.locator("main button").click()
        await page.wait_for_load_state()
        await look_at(page, "spent", NARROW)
        elsewhere = stage.world.options.url.replace("localhost", "127.0.0.1")
        await refused(page, elsewhere, 421)
        await stage.sign_in(page)
        await refused(page, "/nowhere", 404)
        await page.goto(f"{stage.paths['answers']}?lang={language}")
        await page.locator("details.write").first.locator("summary").click()
        for length, name in ((4001, "a mistake"), (150_000, "too large")):
            await page.locator("details[open].write textarea").first.fill("é" * length)
            await page.locator("details[open].write button").first.click()
            await page.wait_for_selector("[aria-invalid]" if name == "a mistake" else ".narrow")
            await look_at(page, name, NARROW)
        await page.goto(stage.paths["notes"])
        await page.evaluate("for (const each of document.querySelectorAll('[name=mark]')) each.value = 'another'")
        await page.locator("textarea").first.fill("Visite")
        await page.locator("main button").first.click()
        await page.wait_for_selector(".narrow")
        await look_at(page, "forged", NARROW)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nor_do_pages_that_cannot_be_made(browser: Browser, tmp_path: Path, language: Language) -> None:
    class Away:
        async def followed(self, *_: object) -> None:
            raise StoreBusy

    async with (
        Stage.opened(browser, tmp_path, desk=Away()) as stage,
        stage.page(width=NARROW, language=language) as page,
    ):
        await page.goto(f"/in/{await stage.world.ticket(MARIE)}?lang={language}")
        await page.locator("main button").click()
        await page.wait_for_url("**/")
        await look_at(page, "away", NARROW)
        await refused(page, "/", 503)
        await refused(page, stage.paths["summary"], 500)


async def test_words_that_do_not_behave_stand_in_nobodys_way(stage: Stage) -> None:
    await run_wild(stage.world, stage.share)
    async with stage.page(width=NARROW, language="en") as page:
        await stage.sign_in(page)
        for name in ("projects", "summary", "answers", "comments", "notes", "transcript"):
            await page.goto(f"{stage.paths[name]}?lang=en")
            await page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            await look_at(page, name, NARROW)
        arabic = page.locator("blockquote p", has_text="مرحبا").first
        assert await arabic.evaluate("each => getComputedStyle(each).direction") == "rtl"


async def refused(page: Page, path: str, status: int) -> None:
    """A page that is answered so, in the language of the browser, and stands in nobody's way."""
    answer = await page.goto(path)
    assert (answer and answer.status, path) == (status, path)
    await look_at(page, path, NARROW)


async def look_at(page: Page, name: str, width: int) -> None:
    """Nothing is found on a page, and it stays in its width, with more space between letters as well."""
    found = await Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    assert any(rule["id"] == "target-size" for rule in (*found.response["passes"], *found.response["inapplicable"]))
    assert await page.evaluate("document.documentElement.scrollWidth") == width, name
    assert await page.evaluate(_SPACED) == width, f"{name}, widely spaced"


async def test_the_engine_finds_what_is_wrong(stage: Stage) -> None:
    """The check can fail: an image without words, grey on grey."""
    async with stage.page() as page:
        await page.goto("/accessibility")
        await page.evaluate("document.querySelector('.brand img').removeAttribute('alt')")
        await page.evaluate("document.querySelector('h1').style.color = '#ddd'")
        found = await Axe().run(page, options=RULES)
        assert {each["id"] for each in found.response["violations"]} >= {"image-alt", "color-contrast"}
