"""Pictures of every page type, wide and narrow: `python scripts/screenshots.py FOLDER`.

`make screenshots` writes them to var/screenshots, which is never committed. The script serves the sample data
by itself; it needs Chromium on the path.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from sample_site import sample_site

EXAMPLE = "/requests/worked-example/"
REAL = "/requests/technology-facilitated-abuse/"
#: One or more of each page type, full and empty.
PAGES = {
    "home": "/",
    "requests": "/requests/",
    "request": EXAMPLE,
    "compare": f"{EXAMPLE}compare/",
    "compare-filtered": f"{EXAMPLE}compare/?question=camhs-1&value=yes",
    "compare-empty": f"{EXAMPLE}compare/?type=ambulance",
    "side": f"{EXAMPLE}compare/?trust=XX001&trust=XX002",
    "coverage": f"{EXAMPLE}coverage/",
    "coverage-regions": f"{EXAMPLE}coverage/?by=regions",
    "coverage-heatmap": f"{EXAMPLE}coverage/?by=heatmap",
    "coverage-speed": f"{EXAMPLE}coverage/?by=speed",
    "questions": f"{EXAMPLE}questions/",
    "question": f"{EXAMPLE}questions/camhs-2a-ii-1/",
    "question-heading": f"{EXAMPLE}questions/camhs-2a/",
    "trust-response": f"{REAL}trusts/R1A/",
    "answer": f"{EXAMPLE}answers/XX004/camhs-2/",
    "answer-real": f"{REAL}answers/R1A/camhs-2a-ii-1/",
    "responses": f"{EXAMPLE}responses/",
    "resources": f"{EXAMPLE}resources/",
    "resource": f"{EXAMPLE}resources/fictional-safeguarding-policy-xx002/",
    "downloads": f"{EXAMPLE}downloads/",
    "trusts": "/trusts/",
    "trusts-empty": "/trusts/?q=xylophone",
    "trust": "/trusts/R1A/",
    "search": "/search/?q=policy",
    "search-start": "/search/",
    "search-nothing": "/search/?q=sextorton+xylophone",
    "corrections": "/corrections/",
    "report": "/corrections/new/?answer=technology-facilitated-abuse/R1A/camhs-1",
    "report-thanks": "/corrections/thanks/",
    "about": "/about/",
    "accessibility": "/accessibility/",
    "help": "/help/",
    "not-found": "/not-a-page/",
}
WIDTHS = (1280, 360)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sample_site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=sandbox)
        for width in WIDTHS:
            _picture(browser, address, folder, width)
        browser.close()
    print(f"{len(PAGES) * len(WIDTHS)} pictures in {folder}")


def _picture(browser: Browser, address: str, folder: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 1400})
    for name, path in PAGES.items():
        page.goto(address + path, wait_until="networkidle")
        page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    main()
