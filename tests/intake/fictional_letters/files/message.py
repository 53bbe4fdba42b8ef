"""E-mail messages: plain, HTML or both, now and then with the request quoted below."""

import email.policy
from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.utils import format_datetime

from tests.intake.fictional_letters.drafting import Draft
from tests.intake.fictional_letters.files.markup import html_body
from tests.intake.fictional_letters.files.plain import plain_text
from tests.intake.fictional_letters.pools import Author

_QUOTED = "I should like to know how this is done in your organisation. With thanks for your help."


def write_message(draft: Draft, author: Author) -> bytes:
    """A message from the trust to the requester, sent on the day of its answer."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["From"] = f"FOI Team <foi@{author.fixed['domain']}>"
    message["To"] = "requester@example.org"
    message["Subject"] = f"FOI response {author.fixed['reference']}"
    message["Date"] = format_datetime(datetime.combine(author.dates["answered"], time(11, 5), UTC))
    shape = author.chance.choice(("plain", "plain", "html", "both"))
    text = plain_text(draft, author) + (_thread(author) if author.maybe(0.3) else "")
    page = f"<html><body>{html_body(draft)}</body></html>"
    if shape == "html":
        message.set_content(page, subtype="html")
    else:
        message.set_content(text)
    if shape == "both":
        message.add_alternative(page, subtype="html")
        message.set_boundary("=-fictional-letter")
    return message.as_bytes()


def _thread(author: Author) -> str:
    quoted = "\n".join(f"> {line}" for line in ("Dear FOI team,", "", _QUOTED))
    return f"\nOn {author.dates['sent']:%d %B %Y}, a requester wrote:\n{quoted}\n"
