"""Fetch the front-end files of others and write them to static/vendor/, changed only as said below.

Run it with `python3 scripts/vendor_assets.py` after changing a version here; it needs npm on the path and
writes the same bytes every time. The site itself never fetches anything from another host.
"""

import hashlib
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "static" / "vendor"

# The package as npm knows it, and the sha256 of its archive.
NHSUK = ("nhsuk-frontend@10.6.1", "1af037bcb75237c4208809d3ac9a06522ccf61b2268221268ead3985bceb060b")
# The version that the plotly wheel carries (plotly.offline.get_plotlyjs_version()); tests hold the two equal.
PLOTLY_BASIC = (
    "plotly.js-basic-dist-min@4.1.1",
    "ea907f854b6cec4f6a2fa71540ec019a21ed2c61e6a109ddd5c072103a96eed0",
)
PLOTLY = ("plotly.js@4.1.1", "601a93ad96b7b533deb02f8d1e01928b1e675b8eec1941c828aa46b18e7942b9")

# Frutiger is licensed to the NHS and not to us, and Arial is what the NHS's own sites fall back to.
FONTS = "arial,helvetica,sans-serif"

# nhsuk-frontend's package says "MIT" and holds no licence file.
NHSUK_LICENCE = """\
nhsuk-frontend 10.6.1

MIT License

Copyright (c) NHS England

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.

The style sheet beside this file is changed: its rules for fonts from another
host are removed, Arial takes the place of Frutiger, and addresses of pictures
are relative. The licence covers the code; the NHS logo, the NHS letters and
the Frutiger typeface are not part of it and are not in this folder.
"""


class Package:
    """One npm package's archive, checked against the sum given here."""

    def __init__(self, name_and_sum: tuple[str, str], folder: Path) -> None:
        name, expected = name_and_sum
        packed = subprocess.run(
            ["npm", "pack", "--silent", name], cwd=folder, check=True, capture_output=True, text=True
        )
        archive = folder / packed.stdout.split()[-1]
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != expected:
            raise SystemExit(f"{name} has the sha256 {found}, not {expected}. Nothing was written from it.")
        self.archive = archive

    def read(self, path: str) -> bytes:
        with tarfile.open(self.archive) as archive:
            member = archive.extractfile(f"package/{path}")
            if member is None:
                raise SystemExit(f"{self.archive.name} holds no file {path}.")
            return member.read()


def strip_style_sheet(text: str) -> str:
    """The NHS style sheet without anything that another host would be asked for."""
    text = re.sub(r"@font-face\{[^}]*\}", "", text)
    text = text.replace("Frutiger W01,arial,sans-serif", FONTS)
    text = text.replace("url(/assets/images/", "url(images/")
    text = re.sub(r"\n?/\*# sourceMappingURL=.*?\*/", "", text)
    for forbidden in ("http:", "https:", "url(//", "Frutiger", "url(/"):
        if forbidden in text:
            raise SystemExit(f"The stripped style sheet still holds {forbidden!r}.")
    return text


def write(path: str, content: bytes) -> None:
    target = VENDOR / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    print(f"{hashlib.sha256(content).hexdigest()}  static/vendor/{path}")


def vendor_nhsuk(package: Package) -> None:
    text = strip_style_sheet(package.read("dist/nhsuk/nhsuk-frontend.min.css").decode("utf-8"))
    write("nhsuk/nhsuk-frontend.min.css", text.encode("utf-8"))
    for image in sorted(set(re.findall(r"url\((images/[a-z-]+\.svg)\)", text))):
        write(f"nhsuk/{image}", package.read(f"dist/nhsuk/assets/{image}"))
    write("nhsuk/LICENSE", NHSUK_LICENCE.encode("utf-8"))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        vendor_nhsuk(Package(NHSUK, folder))
        basic = Package(PLOTLY_BASIC, folder)
        write("plotly/plotly-basic.min.js", basic.read("plotly-basic.min.js"))
        write("plotly/LICENSE", basic.read("LICENSE"))
        write("plotly/plotly.css", Package(PLOTLY, folder).read("dist/plotly.css"))


if __name__ == "__main__":
    main()
