"""The page in a real browser: paste the articles, read the brief, choose a sentence, read what it rests on."""

import json
import re
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, Route

from tests.browser.conftest import Window
from tests.needs import ROOT

pytestmark = pytest.mark.needs("chromium")

VISIT = sorted((ROOT / "seeds" / "moscow-visit").glob("*.txt"))
WRITE, ADD = "Write the brief", "Add another article"
BRIEF = re.compile(r"/briefs/[0-9a-f]{16}$")
SPITEFUL = (
    "The harbour of <script>alert('Skarn')</script> Skarn was closed on Monday after a storm broke its crane. "
    "Mayor Runa Halle read [the notice](javascript:alert(1)) to the crews on Tuesday morning in the rain. "
    'A sign <img src="https://evil.example/x.png" onerror="alert(2)"> was put up beside the crane on Tuesday night.'
)


async def paste(page: Page, *texts: str) -> None:
    """Fill in one box an article, adding boxes as they are needed."""
    await page.goto("/")
    boxes = page.get_by_label("Text")
    for number, text in enumerate(texts):
        if number >= await boxes.count():
            await page.get_by_role("button", name=ADD).click()
        await boxes.nth(number).fill(text)


async def written(page: Page, *texts: str) -> None:
    """A brief of the articles, open in the window."""
    await paste(page, *texts or [file.read_text(encoding="utf-8") for file in VISIT])
    await page.get_by_role("button", name=WRITE).click()
    await page.wait_for_url(BRIEF)


@pytest.fixture(scope="module")
async def kept(server: str) -> str:
    """The path of a brief that is there already."""
    files = [("files", (file.name, file.read_bytes(), "text/plain")) for file in VISIT]
    data = {"words": "220", "model": "extractive", "guard": "withhold"}
    async with httpx.AsyncClient(base_url=server) as client:
        answer = await client.post("/", data=data, files=files)
    path: str = answer.headers["location"]
    return path


async def highlighted(page: Page) -> str:
    return await page.locator("mark:target").inner_text()


async def width_of(page: Page) -> int:
    width: int = await page.evaluate("document.documentElement.scrollWidth")
    return width


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
async def test_a_pasted_pile_becomes_a_brief_whose_sentences_show_their_passages(
    window: Window, script: bool
) -> None:
    page = await window(java_script_enabled=script)
    await written(page)
    sentence = page.locator("a.claim", has_text="Li Qiang, the new Chinese premier")

    await sentence.click()

    assert (await highlighted(page)).startswith("Li Qiang, the new Chinese premier, said that Beijing")
    assert await page.locator("mark:target").is_visible()
    assert await sentence.is_visible()
    assert await page.get_by_role("heading", name="Where sources differ").is_visible()
    assert "reprinted: Eastgate Courier" in await page.locator("main").inner_text()


async def test_without_script_chosen_files_become_a_brief_too(window: Window) -> None:
    page = await window(java_script_enabled=False)
    await page.goto("/")
    await page.get_by_label("Or choose files").set_input_files(VISIT)
    await page.get_by_role("button", name=WRITE).click()

    await page.wait_for_url(BRIEF)
    assert await page.locator("a.claim").count() > 3


async def test_dropped_files_are_named_and_read(window: Window) -> None:
    page = await window()
    await page.goto("/")
    dropped = await page.evaluate_handle(
        """(texts) => {
          const data = new DataTransfer();
          texts.forEach((text, at) => data.items.add(new File([text], `dropped-${at}.txt`)));
          return data;
        }""",
        [file.read_text(encoding="utf-8") for file in VISIT[:2]],
    )
    await page.dispatch_event("form.ask", "drop", {"dataTransfer": dropped})
    assert await page.locator(".names").inner_text() == "dropped-0.txt, dropped-1.txt"

    await page.get_by_role("button", name=WRITE).click()
    await page.wait_for_url(BRIEF)
    assert "2 articles" in await page.locator(".proof").inner_text()


async def test_the_keyboard_alone_leads_to_every_passage_and_back(window: Window, kept: str) -> None:
    page = await window()
    await page.goto(kept)
    await page.locator("a.claim").first.focus()
    assert not await page.locator(".place").is_visible()

    brief = await (await page.request.get(f"/v1/briefs/{kept.rsplit('/', 1)[-1]}")).json()
    number = next(
        at for at, claim in enumerate(brief["claims"], 1) if at > 1 and len(claim["verdict"]["evidence"]) == 2
    )
    for _ in range(number - 1):
        await page.keyboard.press("ArrowDown")
    assert await page.evaluate("document.activeElement.id") == f"sentence-{number}"
    await page.keyboard.press("Enter")
    first = await highlighted(page)
    assert await page.evaluate("document.activeElement.textContent") == first
    assert await page.get_by_role("status").inner_text() == f"Sentence {number}, passage 1 of 2 ✓ supported"
    await page.keyboard.press("ArrowRight")
    assert await highlighted(page) != first
    await page.keyboard.press("Escape")
    assert await page.evaluate("document.activeElement.id") == f"sentence-{number}"


async def test_the_brief_appears_sentence_by_sentence_with_its_verdicts(window: Window) -> None:
    page = await window()
    events = (
        ("stage", {"stage": "guard", "state": "started"}),
        ("claim", {"claim": {"id": "a", "text": "The crane broke.", "citations": []}}),
        ("claim", {"claim": {"id": "b", "text": "It <b>sank</b>.", "citations": []}}),
        ("verdict", {"claim_id": "a", "verdict": {"label": "supported"}, "withheld": False}),
        ("verdict", {"claim_id": "b", "verdict": {"label": "refuted"}, "withheld": True}),
        ("claim", {"claim": {"id": "c", "text": "It stood.", "citations": []}, "in_place_of": "b"}),
    )
    await paste(page, SPITEFUL)
    seen = await page.evaluate_handle(
        """() => {
          const seen = [], progress = document.querySelector(".progress");
          const watch = new MutationObserver(() => seen.push(progress.innerText));
          watch.observe(progress, { childList: true, subtree: true });
          return seen;
        }"""
    )
    await _answer_with(page, *events, ("error", {"title": "The model failed", "detail": "it could not answer"}))

    await page.get_by_role("button", name=WRITE).click()
    alert = page.get_by_role("alert")
    await alert.wait_for()

    told = "\n".join(await seen.json_value())
    assert "Checking every sentence against the articles" in told
    assert "The crane broke. ✓ supported" in told
    assert "It <b>sank</b>. ✗ not proven, kept out" in told
    assert "It stood. … not checked yet" in told
    assert await alert.inner_text() == "✗ The model failed: it could not answer."
    assert await page.get_by_label("Text").first.input_value() == SPITEFUL


async def _answer_with(page: Page, *events: tuple[str, object]) -> None:
    """Let the server answer the form with these events."""
    lines = "".join(f"event: {name}\ndata: {json.dumps(told)}\n\n" for name, told in events)

    async def fulfil(route: Route) -> None:
        if route.request.method == "POST":
            await route.fulfill(body=lines, content_type="text/event-stream; charset=utf-8")
        else:
            await route.continue_()

    await page.route("**/", fulfil)


async def test_what_was_wrong_stands_beside_its_field_and_nothing_is_lost(window: Window, tmp_path: Path) -> None:
    page = await window()
    picture = tmp_path / "map.png"
    picture.write_bytes(b"\x89PNG\x00")
    await paste(page, VISIT[0].read_text(encoding="utf-8"))
    await page.get_by_label("Or choose files").set_input_files([picture, VISIT[1]])
    await page.get_by_label("Length in words").fill("7")
    await page.eval_on_selector("form.ask", "form => form.noValidate = true")

    await page.get_by_role("button", name=WRITE).click()
    await page.get_by_role("alert").wait_for()

    assert "from 10 to 5,000" in await page.locator("#words-error").inner_text()
    assert "map.png: this is no text" in await page.locator("#articles-error").inner_text()
    boxes = page.get_by_label("Text")
    assert [await box.input_value() for box in await boxes.all()][::2] == [
        file.read_text(encoding="utf-8") for file in VISIT[:2]
    ]
    await page.get_by_label("Length in words").fill("120")
    await page.get_by_role("button", name=WRITE).click()
    await page.wait_for_url(BRIEF)


async def test_a_pile_of_which_nothing_can_be_used_is_said_to_be_one_and_stays(window: Window) -> None:
    page = await window()
    await paste(page, "Share this", "Read more")
    for _ in range(2):
        await page.get_by_role("button", name=WRITE).click()
        await page.get_by_text("article 2: no sentence of 5 words").wait_for()

    alert = await page.get_by_role("alert").inner_text()
    assert alert.startswith("✗ No brief can be written of these articles. article 1: no sentence of 5 words")
    assert await page.get_by_label("Text").nth(1).input_value() == "Read more"
    assert not await page.locator(".progress").is_visible()
    assert await page.get_by_role("button", name=WRITE).is_enabled()


async def test_a_refusal_that_has_no_form_takes_none_away(window: Window) -> None:
    page = await window()
    await paste(page, SPITEFUL)
    refusal = "<!doctype html><main><h1>Too many at once</h1><p>Wait a minute.</p></main>"
    await page.route("**/", lambda route: route.fulfill(status=429, body=refusal, content_type="text/html"))

    await page.get_by_role("button", name=WRITE).click()

    await page.get_by_text("✗ Too many at once. Wait a minute.").wait_for()
    assert await page.get_by_label("Text").first.input_value() == SPITEFUL


async def test_what_an_article_holds_never_runs_and_never_loads(window: Window) -> None:
    page = await window()
    await written(page, SPITEFUL, SPITEFUL.replace("Mayor", "The mayor,").replace("crane", "old crane"))
    await page.locator("a.claim").first.click()

    assert "<script>alert('Skarn')</script>" in await page.locator(".articles").inner_text()
    assert await page.locator("main script, main img, a[href^='javascript:']").count() == 0


async def test_the_policy_stops_what_gets_onto_the_page_all_the_same(browser: Browser, server: str) -> None:
    page = await browser.new_page(base_url=server)
    await page.goto("/")
    answered: list[str] = []
    page.on("response", lambda response: answered.append(response.url))

    await page.evaluate(
        """() => {
          document.body.insertAdjacentHTML("beforeend", `<p style="color: rgb(255, 0, 0)">
            <img src="/x.png" onerror="window.ran = 1"><a href="javascript:window.ran = 2">go</a></p>`);
          const script = document.createElement("script");
          script.text = "window.ran = 3";
          document.body.append(script);
        }"""
    )
    await page.get_by_text("go", exact=True).click()

    assert await page.evaluate("window.ran") is None
    assert await page.evaluate("getComputedStyle(document.querySelector('body > p')).color") != "rgb(255, 0, 0)"
    assert answered == []
    await page.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_axe_finds_nothing_serious(window: Window, kept: str, colours: str) -> None:
    page = await window(color_scheme=colours)
    await page.goto(kept)
    await page.locator("a.claim").first.click()
    found = [await _serious(page)]
    for path in ("/", "/signin", "/briefs/0"):
        await page.goto(path)
        found.append(await _serious(page))

    assert found == [[]] * 4


async def _serious(page: Page) -> list[str]:
    results = await Axe().run(page)
    return [
        f"{violation['id']}: {violation['nodes'][0]['html']}"
        for violation in results.response["violations"]
        if violation["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (640, 2)], ids=["a telephone", "zoomed in"])
async def test_a_narrow_window_scrolls_in_one_direction_only(
    window: Window, kept: str, width: int, zoom: int
) -> None:
    page = await window(viewport={"width": width, "height": 640}, device_scale_factor=zoom)
    await page.goto(kept)
    widths = [await width_of(page)]
    await page.locator("a.claim").nth(2).click()
    widths.append(await width_of(page))
    for path in ("/", "/signin", "/briefs/0"):
        await page.goto(path)
        widths.append(await width_of(page))

    assert widths == [width] * 5


async def test_on_paper_there_is_the_brief_and_nothing_to_press(window: Window, kept: str) -> None:
    page = await window(color_scheme="dark")
    await page.goto(kept)
    await page.locator("a.claim").first.click()
    await page.emulate_media(media="print")

    assert await page.locator("header, .place, .downloads").locator("visible=true").count() == 0
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert await page.locator(".articles").evaluate("it => it.scrollHeight <= it.clientHeight")


async def test_less_motion_is_none(window: Window) -> None:
    page = await window(reduced_motion="reduce")
    await page.goto("/")
    await page.eval_on_selector(".appearing", "list => list.append(document.createElement('li'))")

    assert await page.eval_on_selector(".appearing li", "item => getComputedStyle(item).animationName") == "none"


async def test_a_brief_can_be_taken_along_and_opened_as_a_file(window: Window, kept: str, tmp_path: Path) -> None:
    page = await window()
    await page.goto(kept)
    for name, ending in (("Markdown", "md"), ("web page", "html"), ("JSON", "json")):
        async with page.expect_download() as downloading:
            await page.get_by_role("link", name=name, exact=True).click()
        download = await downloading.value
        assert re.fullmatch(rf"brief-[0-9a-f]{{16}}\.{ending}", download.suggested_filename)
        await download.save_as(tmp_path / f"brief.{ending}")

    assert json.loads((tmp_path / "brief.json").read_text(encoding="utf-8"))["status"] == "complete"
    assert (tmp_path / "brief.md").read_text(encoding="utf-8").startswith("# ")
