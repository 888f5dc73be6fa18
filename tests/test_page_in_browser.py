"""The page in a real browser, as an editor uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from page_samples import hostile, sample, settled
from serving import served

from factcheck.report.html import page as written

pytestmark = pytest.mark.browser

WIDE, PHONE = {"width": 1366, "height": 800}, {"width": 390, "height": 844}
LIT = ".figure.on"
Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages under test, as files."""
    folder = tmp_path_factory.mktemp("pages")
    texts = {
        "some": written(*sample(8)),
        "one": written(*sample(1)),
        "many": written(*sample(200, every=2)),
        "hostile": written(*hostile()),
        "settled": written(*settled()),
        "english": written(*sample(3), lang="en"),
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in texts}


@pytest.fixture
def opened(browser: Any, pages: dict[str, str]) -> Iterator[Opened]:
    """Opens a page; fails the test when it said anything on the console or asked for anything."""
    contexts, said = [], []

    def open_page(name: str = "some", hash: str = "", address: str = "", **settings: Any) -> Any:
        context = browser.new_context(**{"viewport": WIDE, "color_scheme": "light", "reduced_motion": "reduce"} | settings)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("dialog", lambda dialog: said.append(dialog.message))
        here = ("file:", "data:,", address or "file:")
        tab.on("request", lambda asked: None if asked.url.startswith(here) else said.append(asked.url))
        tab.goto(address or pages[name] + hash)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


def seen(tab: Any, selector: str) -> list[bool]:
    """Whether each of the elements lies inside the window, and inside the pane it scrolls in."""
    return tab.eval_on_selector_all(
        selector,
        """elements => elements.map(element => {
            const box = element.getBoundingClientRect(), pane = element.closest('.article').getBoundingClientRect();
            return box.height > 0 && box.top >= Math.max(0, pane.top) && box.bottom <= Math.min(innerHeight, pane.bottom);
        })""",
    )


def shown(tab: Any) -> list[str]:
    """The numbers of the findings that pass the filters."""
    return tab.eval_on_selector_all(".finding:not([hidden])", "all => all.map(one => one.dataset.number)")


def chosen(tab: Any) -> str | None:
    return tab.evaluate("document.querySelector('.finding.open')?.dataset.number ?? null")


def test_it_opens_on_the_first_finding_with_both_quotes_in_sight(opened: Opened) -> None:
    """Nothing has to be clicked to see what is most severe."""
    tab = opened()
    assert (chosen(tab), seen(tab, LIT)) == ("1", [True, True])


def test_a_click_shows_both_articles_side_by_side_and_ties_the_quotes(opened: Opened) -> None:
    """Two panes, each scrolled to its figure, and a curve between them."""
    tab = opened()
    tab.locator(".head").nth(4).click()
    left, right = (pane["x"] for pane in (one.bounding_box() for one in tab.locator(".article.shown").all()))
    tab.wait_for_function("document.querySelectorAll('#ties path').length === 1")
    assert (seen(tab, LIT), left != right) == ([True, True], True)


def test_a_click_shows_the_computation(opened: Opened) -> None:
    """The derivation, the number line and the timeline are in the open finding."""
    tab = opened()
    tab.locator(".head").nth(1).click()
    assert [one.is_visible() for one in tab.locator(".finding.open").locator(".computation, svg").all()] == [True] * 3


def test_a_click_on_a_figure_opens_its_finding(opened: Opened) -> None:
    """A figure of two findings goes through them."""
    tab = opened()
    figure = tab.query_selector(f"{LIT}[data-findings*=' ']")
    passed = []
    for _ in range(2):
        figure.click()
        passed.append(chosen(tab))
    assert sorted(passed) == sorted(figure.get_attribute("data-findings").split())


@pytest.mark.parametrize(
    ("act", "left"),
    [
        (lambda tab: tab.locator(".chip").first.click(), 5),
        (lambda tab: tab.select_option("#rule", "rule-1"), 2),
        (lambda tab: tab.select_option("#file", "a4"), 2),
        (lambda tab: tab.fill("#query", "1300 nguoi"), 2),
        (lambda tab: tab.fill("#query", "RULE-1"), 2),
        (lambda tab: tab.fill("#query", "không có ở đâu"), 0),
    ],
    ids=["verdict", "rule", "file", "text without accents", "rule by name", "nothing"],
)
def test_filters(opened: Opened, act: Callable[[Any], None], left: int) -> None:
    """Each filter leaves what it should, and one button takes it off."""
    tab = opened()
    act(tab)
    after = len(shown(tab))
    tab.locator(".filters [type=reset]").click()
    assert (after, len(shown(tab))) == (left, 7)


def test_a_figure_of_no_shown_finding_is_not_marked(opened: Opened) -> None:
    """What is filtered out does not stand out in the articles."""
    tab = opened()
    tab.fill("#query", "1300 nguoi")
    assert tab.locator(".figure:not(.off)").count() == 3


def test_the_keyboard_alone(opened: Opened) -> None:
    """j, k, Enter, /, ? and Esc do what the list of keys says."""
    tab, trace = opened(), []
    for key in ("j", "j", "k"):
        tab.keyboard.press(key)
        trace.append(chosen(tab))
    tab.keyboard.press("Enter")
    trace.append(tab.evaluate("document.activeElement.matches('.figure.on')"))
    tab.keyboard.press("Enter")
    trace.append(tab.locator(".saying.now").get_attribute("href"))
    tab.keyboard.press("/")
    tab.keyboard.type("j1200")
    trace.append((tab.input_value("#query"), len(shown(tab))))
    tab.keyboard.press("Escape")
    trace.append(len(shown(tab)))
    tab.keyboard.press("?")
    trace.append(tab.locator("#help").is_visible())
    tab.keyboard.press("Escape")
    trace.append(tab.locator("#help").is_visible())
    assert trace == ["2", "3", "2", True, trace[4], ("j1200", 0), 7, True, False]


def test_enter_goes_from_quote_to_quote(opened: Opened) -> None:
    """Enter visits the first quote, then the second, then the first again."""
    tab, visited = opened(), []
    for _ in range(3):
        tab.keyboard.press("Enter")
        visited.append(tab.evaluate("document.activeElement.closest('.article').id"))
    assert (visited[0], visited[0] != visited[1]) == (visited[2], True)


def test_dark_follows_the_system_until_it_is_turned(opened: Opened) -> None:
    """The theme is the system's; the key t turns it, and a reload keeps it."""
    tab = opened(color_scheme="dark")
    themes = [tab.evaluate("document.documentElement.dataset.theme")]
    tab.keyboard.press("t")
    themes.append(tab.evaluate("document.documentElement.dataset.theme"))
    tab.reload()
    themes.append(tab.evaluate("document.documentElement.dataset.theme"))
    assert themes == ["dark", "light", "light"]


def test_print_shows_every_finding_on_white(opened: Opened) -> None:
    """On paper nothing is folded, no control is drawn, and dark is light."""
    tab = opened(color_scheme="dark")
    tab.emulate_media(media="print")
    folded = tab.locator(".body").evaluate_all("all => all.filter(one => !one.offsetHeight).length")
    hidden = tab.locator(".article:not(.quiet)").evaluate_all("all => all.filter(one => !one.offsetHeight).length")
    paper = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (folded, hidden, paper, tab.locator(".filters").is_visible()) == (0, 0, "rgb(255, 255, 255)", False)


def test_two_hundred_articles_are_there_at_once(opened: Opened) -> None:
    """Loading, choosing and filtering together keep the browser busy for less than two seconds."""
    tab = opened("many")
    tab.keyboard.press("j")
    tab.fill("#query", "1300")
    tab.keyboard.press("Escape")
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable")
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    assert (metrics["TaskDuration"] < 2, len(shown(tab))) == (True, 100)


def test_a_link_to_a_finding_opens_it(opened: Opened) -> None:
    """The address of a finding can be sent to a colleague."""
    assert chosen(opened(hash="#f-0000000000000005")) == "2"


def test_hostile_articles_stay_text(opened: Opened) -> None:
    """No script runs, no element escapes, nothing is loaded, and what is invisible is named."""
    tab = opened("hostile")
    tab.keyboard.press("j")
    ran = tab.evaluate("typeof window.broken")
    inside = tab.locator("main img, main base, main style, main script").count()
    assert (ran, inside, tab.locator(".code", has_text="U+202E").count() > 0) == ("undefined", 0, True)


def test_hostile_articles_stay_in_their_pane(opened: Opened) -> None:
    """A word of 5,000 letters widens nothing."""
    tab = opened("hostile")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_script_the_page_can_be_read(opened: Opened) -> None:
    """Where scripts are taken out, everything is open and links still join quotes and findings."""
    tab = opened(java_script_enabled=False)
    tab.locator(".saying").first.click()
    bodies = [body.is_visible() for body in tab.locator(".body").all()]
    assert (all(bodies), "#m" in tab.url) == (True, True)


def test_a_phone_shows_one_column(opened: Opened) -> None:
    """Nothing is wider than the window, and a tap on a quote goes to its article."""
    tab = opened(viewport=PHONE)
    tab.locator(".head").nth(2).click()
    tab.locator(".finding.open .saying").nth(1).click()
    fits = tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (fits, any(seen(tab, LIT))) == (True, True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", ["some", "one", "settled", "english"])
def test_accessibility(opened: Opened, name: str, viewport: dict[str, int], scheme: str) -> None:
    """axe finds nothing: names, roles, order, and contrast to WCAG AA in both themes."""
    from axe_playwright_python.sync_playwright import Axe

    tab = opened(name, viewport=viewport, color_scheme=scheme, bypass_csp=True)
    tab.keyboard.press("j")
    for why in tab.locator(".finding.open summary").all():
        why.click()
    tab.wait_for_timeout(200)  # colours fade
    found = Axe().run(tab).response["violations"]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []


def test_what_the_desk_has_settled_stands_last(opened: Opened) -> None:
    """A suppressed finding says why, has a filter of its own, and does not count."""
    tab = opened("settled")
    tab.locator(".head").last.click()
    said = tab.inner_text(".finding.open .standing")
    tab.locator(".chip[data-verdict=settled]").click()
    assert ("Đã hỏi tác giả" in said, len(shown(tab)), tab.locator(".finding i").count()) == (True, 6, 1)


def test_the_language_of_the_frame(opened: Opened) -> None:
    """`lang` sets the words and the language of the document."""
    tab = opened("english")
    assert (tab.get_attribute("html", "lang"), "Finding 1 of 2" in tab.inner_text(".status")) == ("en", True)


def test_a_clean_report_says_so(opened: Opened, pages: dict[str, str]) -> None:
    """No findings: one calm sentence, and what was read."""
    tab = opened("one")
    assert (tab.locator(".clear").is_visible(), Path(pages["one"]).name) == (True, "one.html")


def test_a_pasted_article_is_answered_with_the_page(opened: Opened) -> None:
    """`factcheck serve`: paste, send, read the page under the server's own policy, go back."""
    with served() as server:
        tab = opened(address=server.url)
        tab.fill("[name=body]", "Giá thuê tăng từ 500.000 đồng lên 550.000 đồng, tăng 20% so với năm ngoái.")
        tab.locator("form button").click()
        tab.locator(".finding.open .computation").wait_for()
        lit = seen(tab, LIT)
        tab.locator(".home").click()
        assert (lit, tab.locator("[name=body]").is_visible()) == ([True] * 3, True)
