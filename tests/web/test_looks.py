"""How the pages look, and read, for everybody: an accessibility engine finds nothing, and nothing leaves the page."""

from __future__ import annotations

from itertools import product

import pytest
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]
from playwright.async_api import Page

from bot.core.dialog import LANGUAGES, Language
from tests.web.stage import NARROW, WIDE, Look, Stage

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


async def test_a_page_with_a_mistake_and_one_for_nobody_do_not_either(stage: Stage) -> None:
    async with stage.page(width=NARROW) as page:
        await page.goto("/")
        await look_at(page, "outside", NARROW)
        await page.goto("/in/wrong")
        await page.locator("main button").click()
        await page.wait_for_load_state()
        await look_at(page, "spent", NARROW)
        await stage.sign_in(page)
        await page.goto(stage.paths["answers"])
        await page.locator("details.write").first.locator("summary").click()
        await page.locator("details.write textarea").first.fill("é" * 4001)
        await page.locator("details.write button").first.click()
        await page.wait_for_selector("[aria-invalid]")
        await look_at(page, "a mistake", NARROW)


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
