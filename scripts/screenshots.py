"""Pictures of the pages at two widths: `python scripts/screenshots.py ADDRESS FOLDER`, with Chromium.

ADDRESS is that of a running site with the sample data, such as http://127.0.0.1:8000.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGES = {
    "home": "/",
    "request": "/requests/worked-example/",
    "compare": "/requests/worked-example/compare/",
    "side": "/requests/worked-example/compare/?trust=XX001&trust=XX002",
    "coverage": "/requests/worked-example/coverage/",
    "coverage-regions": "/requests/worked-example/coverage/?by=regions",
    "coverage-heatmap": "/requests/worked-example/coverage/?by=heatmap",
    "coverage-speed": "/requests/worked-example/coverage/?by=speed",
    "question": "/requests/worked-example/questions/camhs-2a-ii-1/",
    "trust-response": "/requests/technology-facilitated-abuse/trusts/R1A/",
    "questions": "/requests/worked-example/questions/",
    "answer": "/requests/worked-example/answers/XX004/camhs-2/",
    "resource": "/requests/worked-example/resources/fictional-safeguarding-policy-xx002/",
    "trust": "/trusts/R1A/",
    "report": "/corrections/new/?answer=technology-facilitated-abuse/R1A/camhs-1",
    "corrections": "/corrections/",
    "responses": "/requests/worked-example/responses/",
    "resources": "/requests/worked-example/resources/",
    "downloads": "/requests/worked-example/downloads/",
    "trusts": "/trusts/",
    "about": "/about/",
}
WIDTHS = (1280, 360)


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    address, folder = sys.argv[1].rstrip("/"), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=sandbox)
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 1400})
            for name, path in PAGES.items():
                page.goto(address + path, wait_until="networkidle")
                page.screenshot(path=folder / f"{name}-{width}.png")
        browser.close()


if __name__ == "__main__":
    main()
