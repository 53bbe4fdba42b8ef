"""How many keys and clicks it takes to review a letter, at the pace of a person.

    python benchmarks/review_keys.py

Five fictional letters go through the review screen in Chromium, from upload to published, by somebody who
codes them as the letter's author meant it: accepts what is right, changes what is wrong, and sets passages
that are missing or wrong by selecting sentences. Keys are real ones; a date counts as eight.
The pauses are waited out: reading the question, what is suggested and its passage at 240 words a minute, a
second to decide each item, a quarter of a second for each key.

Prints keys per answer and minutes for each letter; exits with 1 where it takes more than three keys an answer
on average.
"""

import argparse
import os
import re
import shutil
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "scripts")]

from review_letters import PASSWORD, USER, letters, trust_code
from sample_site import sample_site

from tests.intake.fictional_letters import FictionalLetter, GoldAnswer
from tests.intake.fictional_letters.scoring import PASS, answer_f1

LIMIT = 3.0
#: Seconds: for a word read, for a decision, for a key, and to look through a letter for what is missing.
WORD, DECISION, KEY, SEARCH = 0.25, 1.0, 0.25, 6.0
_STATES = {
    "answered": "Answered",
    "left_blank": "Left blank",
    "unclear": "Unclear",
    "not_held": "Not held",
    "refused": "Refused",
    "referred_elsewhere": "Referred elsewhere",
    "not_applicable": "Not applicable",
}
#: The screen has answered.
SAID = """() => document.getElementById('review-said').textContent
    && !document.getElementById('review').hasAttribute('aria-busy')"""


@dataclass
class Person:
    """Presses keys, and counts them."""

    page: Page
    pace: float = 1.0
    keys: int = 0
    changed: int = 0
    passages: int = 0
    refused: list[str] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        time.sleep(seconds * self.pace)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.wait(KEY)
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, text: str) -> None:
        self.press(*text)

    def send(self, *keys: str) -> bool:
        """Press keys that save, wait for the screen, and tell whether it was saved."""
        before = self.page.locator("#review").get_attribute("data-opened-at")
        said = self.page.locator("#review-said")
        said.evaluate("element => { element.textContent = ''; }")
        self.press(*keys)
        self.page.wait_for_function(SAID)
        if self.page.locator("#review").get_attribute("data-opened-at") != before:
            return True
        self.refused.append(said.inner_text())
        return False

    def tab_to(self, selector: str) -> None:
        for _ in range(80):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            self.press("Tab")
        raise SystemExit(f"{selector} is out of reach")

    def read(self, text: str) -> None:
        self.wait(len(text.split()) * WORD)

    @property
    def current(self) -> Locator:
        return self.page.locator(".review-item.is-current")


def review(person: Person, letter: FictionalLetter) -> int:
    """Decide everything, and publish; gives back the number of answers."""
    gold = {answer.code: answer for answer in letter.answers}
    person.wait(SEARCH)
    _absent_services(person, letter)
    for _ in range(200):
        item = person.current
        if "is-left" not in (item.get_attribute("class") or "").split():
            if person.page.locator(".review-item.is-left").count() == 0:
                break
            person.press("j")
            continue
        kind, _, name = (item.get_attribute("data-key") or "").partition(":")
        person.read(
            " ".join(item.locator(".review-wording, .review-line, .review-note, q").all_inner_texts())
        )
        person.wait(DECISION)
        if kind == "answer":
            _answer(person, letter, gold.get(name, GoldAnswer(name)))
        elif kind == "provision":
            _provision(person, letter, name)
        else:
            _fact(person, letter, name)
    person.tab_to(".review-finish [value=publish]")
    person.press("Enter")
    person.page.get_by_text("This response is published.", exact=True).wait_for()
    return len(letter.answers)


def _absent_services(person: Person, letter: FictionalLetter) -> None:
    """Of a service that is not run, where nothing suggests so, it is said first."""
    for provision in letter.provisions:
        item = person.page.locator(f"#item-provision-{provision.service}")
        if item.count() and "is-left" not in (item.get_attribute("class") or "").split():
            _go(person, f"item-provision-{provision.service}")
            _set_provision(person, "Does not run the service")


def _go(person: Person, anchor: str) -> None:
    """By J and K, the shorter way."""
    order = person.page.evaluate("() => [...document.querySelectorAll('.review-item')].map(item => item.id)")
    here = order.index(person.current.get_attribute("id"))
    for _ in range(abs(order.index(anchor) - here)):
        person.press("j" if order.index(anchor) > here else "k")


def _provision(person: Person, letter: FictionalLetter, service: str) -> None:
    if any(provision.service == service for provision in letter.provisions):
        person.send("a")
    else:
        _set_provision(person, "Runs the service")


def _set_provision(person: Person, label: str) -> None:
    person.changed += 1
    person.press("c")
    _choose(person, label)
    person.send("Enter")


def _choose(person: Person, label: str) -> None:
    """In a list that has the focus, by its first letter, as often as it takes."""
    for _ in range(20):
        chosen = person.page.evaluate("() => document.activeElement.selectedOptions[0].label")
        if chosen.startswith(label):
            return
        person.press(label[0].lower())
    raise SystemExit(f"{label} cannot be chosen")


def _fact(person: Person, letter: FictionalLetter, name: str) -> None:
    if name == "outcome":
        person.send("a")
        return
    wanted = getattr(letter.facts, name)
    value = "" if wanted in (None, "") else str(wanted)
    shown = person.current.locator("[name=value]").input_value()
    suggested = person.current.get_by_role("button", name="Accept").count() > 0
    if suggested and shown == value:
        person.send("a")
    elif not value:
        person.send("n")
    else:
        person.changed += 1
        person.press("c")
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            # A date field takes day, month and year in the order of the page's language.
            person.current.locator("[name=value]").fill(value)
            person.keys += 8
            person.wait(8 * KEY)
        else:
            person.press("Control+a")
            person.type(value)
        person.send("Enter")


def _answer(person: Person, letter: FictionalLetter, gold: GoldAnswer) -> None:
    page, item = person.page, person.current
    suggested = item.get_by_role("button", name="Accept").count() > 0
    if gold.state == "left_blank":
        person.send("a" if suggested and _state(item, gold.code) == "left_blank" else "n")
        return
    quote = "\n".join(item.locator("q").all_inner_texts())
    if gold.texts and answer_f1(gold, quote) < PASS:
        _set_passage(person, gold)
    if not (suggested and _as_meant(page, gold) and person.send("a")):
        _change(person, gold)


def _state(item: Locator, code: str) -> str:
    return item.locator(f"[name={code}-state]").input_value().partition(":")[0]


def _values(page: Page, code: str) -> str:
    """What the form of the current item would send as the value."""
    return page.evaluate(
        """code => [...document.querySelectorAll(`[name="${code}-value"]`)]
            .filter(input => input.checked || input.type === "text")
            .map(input => input.value).filter(Boolean).sort().join("|")""",
        code,
    )


def _as_meant(page: Page, gold: GoldAnswer) -> bool:
    item = page.locator(".review-item.is-current")
    qualified = item.locator(f"[name={gold.code}-qualified]").is_checked()
    sections = item.locator(f"[name={gold.code}-sections]").input_value()
    return (_state(item, gold.code), _values(page, gold.code), qualified, sections) == (
        gold.state,
        gold.value,
        gold.qualified,
        "|".join(gold.sections),
    )


def _set_passage(person: Person, gold: GoldAnswer) -> None:
    """To the letter, sentence by sentence to where the answer begins, on to where it ends, and S."""
    person.passages += 1
    person.wait(SEARCH)
    person.press("p")
    wanted = _plain("".join(gold.texts))
    best = -1.0
    # The eye finds the place at once; the keys that lead there are the shortest way from what is selected.
    text = _plain(person.page.evaluate("() => document.getElementById('letter').textContent"))
    down = text.find(wanted[:25]) > text.find(_plain(_selected(person.page)))
    for _ in range(120):
        chosen = _plain(_selected(person.page))
        if chosen and (wanted.startswith(chosen[:25]) or wanted[:25] in chosen):
            break
        person.press("ArrowDown" if down else "ArrowUp")
    for _ in range(40):
        reached = answer_f1(gold, _selected(person.page))
        if reached >= PASS or reached < best:
            break
        best = max(best, reached)
        person.press("Shift+ArrowDown")
    person.send("s")


def _selected(page: Page) -> str:
    return page.evaluate("() => document.getSelection().toString()")


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _change(person: Person, gold: GoldAnswer) -> None:
    """C, then the fields that are wrong, then Enter."""
    page, code = person.page, gold.code
    person.changed += 1
    person.press("c")
    label = _STATES[gold.state]
    if _state(person.current, code) != gold.state:
        _choose(person, label)
    if gold.value and _values(page, code) != gold.value:
        person.tab_to(f"[name={code}-value]")
        _give_value(person, gold)
    if "|".join(gold.sections) != person.current.locator(f"[name={code}-sections]").input_value():
        person.tab_to(f"[name={code}-sections]")
        person.press("Control+a", *"|".join(gold.sections))
    if gold.qualified != person.current.locator(f"[name={code}-qualified]").is_checked():
        person.tab_to(f"[name={code}-qualified]")
        person.press("Space")
    if not person.send("Enter"):
        raise SystemExit(f"{code} cannot be coded as meant: {person.refused[-1]}")


def _give_value(person: Person, gold: GoldAnswer) -> None:
    page, code = person.page, gold.code
    kind = page.evaluate("() => document.activeElement.type")
    if kind == "text":
        person.press("Control+a")
        person.type(gold.value)
    elif kind == "radio":
        for _ in range(20):
            if _values(page, code) == gold.value:
                return
            person.press("ArrowDown")
    else:
        for _ in range(20):
            box = page.evaluate("() => [document.activeElement.value, document.activeElement.checked]")
            if (box[0] in gold.value.split("|")) != box[1]:
                person.press("Space")
            if _values(page, code) == gold.value:
                return
            person.press("Tab")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pace", type=float, default=1.0, help="0 only counts keys, and says no minutes")
    pace = parser.parse_args().pace
    made = letters()
    total_keys = total_answers = 0
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sample_site(["benchmarks/review_letters.py"]) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--disable-gpu", *sandbox])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
        page.set_default_timeout(15_000)
        _sign_in(page, site)
        print(f"{'letter':<32} answers  keys  changed  passages  keys/answer  minutes", flush=True)
        for position, letter in enumerate(made):
            person = Person(page, pace)
            _upload(person, site, position, letter)
            begun = time.monotonic()
            answers = review(person, letter)
            minutes = (time.monotonic() - begun) / 60
            total_keys, total_answers = total_keys + person.keys, total_answers + answers
            name = f"{letter.layout}, {letter.file_format}"
            time_taken = f"{minutes:>7.1f}" if pace == 1 else f"{'':>7}"
            print(
                f"{name:<32} {answers:>7}  {person.keys:>4}  {person.changed:>7}  {person.passages:>8}"
                f"  {person.keys / answers:>11.2f}  {time_taken}",
                flush=True,
            )
            for sentence in person.refused:
                print(f"  refused: {sentence}")
        browser.close()
    average = total_keys / total_answers
    print(f"{'all':<32} {total_answers:>7}  {total_keys:>4}  {average:>31.2f}")
    sys.exit(average > LIMIT)


def _sign_in(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/responses/response/")
    page.get_by_label("Username").fill(USER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/response/")


def _upload(person: Person, site: str, position: int, letter: FictionalLetter) -> None:
    """Not counted: choosing a file is done by the system's own window."""
    page = person.page
    page.goto(f"{site}/admin/responses/response/?q={trust_code(position)}")
    page.get_by_role("link", name="Take in").click()
    page.get_by_label("File").set_input_files(
        {"name": letter.name, "mimeType": "application/octet-stream", "buffer": letter.data}
    )
    page.get_by_role("button", name="Read the letter").click()
    page.wait_for_url("**/review/**")


if __name__ == "__main__":
    main()
