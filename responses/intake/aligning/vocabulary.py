"""How much a word speaks for the frame of a letter, or for an answer.

The frame is what every public body writes around its answers: greetings, the Act and its duties, reviews and
complaints, the Commissioner, re-use, contact and disclaimers. The weights are judgements, in tenths, of how
much more often a word stands there than in answers: no phrase of any letter is learnt by heart. Negative
weights speak for an answer.
"""

from responses.intake.aligning.words import stem_of, stems_among

_WEIGHTS = {
    40: "sincerely faithfully wycliffe wilmslow sk9 ico",
    30: (
        "regards dear dissatisfied unhappy commissioner commissioner's hesitate copyright complaint "
        "complaints complain complaining ombudsman unsolicited disclaimer addressee"
    ),
    22: (
        "communicated entitled specified yours appeal licence license licensed reuse republish "
        "reproduce reproduced acknowledgement acknowledgment acknowledged recipient liability applicant "
        "requester requestor"
    ),
    18: (
        "query queries enquiry enquiries thank thanks satisfied dissatisfaction unsatisfied foi foia "
        "cheshire handled handling exhausted content correspondence quote quoting regulator commercial "
        "attribution solicited grateful questionnaire survey feedback virus apologies apologise apology "
        "helpline unsatisfactory"
    ),
    14: (
        "informed description questions request requests requested requesting contact internal review "
        "reviewed hope helpful fulfil fulfils proprietary legislation regulations regulation statute "
        "statutory pursuant obligations obligation pleased freedom writing telephone tel fax email mail "
        "mailto receipt received dated dealt enclosed disclosure conducted remain permission holder "
        "holders ownership intellectual property confidential intended publication scheme misleading "
        "crown pursue investigate concerns decision outcome subject response reply respond responding "
        "ogl marketing gdpr sender error"
    ),
    9: (
        "i you your 2005 1988 1998 2003 2015 duty duties confirm confirms accordance authority "
        "authorities terms right rights officer governance team directorate department office "
        "headquarters house hospital road street lane chief executive chair chairman manager address "
        "independent further working date ref reference reconsider reconsideration consider considered "
        "question answers answer below above follows following details detail please letter write "
        "written wish would like free charge use used purposes purpose third parties party research "
        "news reporting act 2000 non accurate relied upon time provided liable log publish database"
    ),
    5: (
        "me my us under public information sector process procedure happy believe feel however should "
        "if any directly first instance within days month months initial made regarding general person "
        "him whether relation asked ask aware"
    ),
    -4: "a the in of patients patient staff have has do does all each our we trust these there are is",
    -6: (
        "no not policy policies training trained service services care ward wards teams support "
        "children child young guidance assessment clinical nurse nurses nursing number total since per "
        "via located commissioned provision employ employed employs offer offers includes including "
        "currently attached spreadsheet contains contain annually annual available referral referred "
        "referrals record records recorded electronic pathway community inpatient wte fte band bands"
    ),
    -9: (
        "hold held holds recording centrally none applicable estimate estimated hours disproportionate "
        "burden comply locate retrieve extract exceed exceeds cost costs limit identify identifiable "
        "nil zero manual manually search"
    ),
    -16: (
        "refuse refused refusing withheld withhold withholding exempt exemption exemptions yes y n na "
        "partly partially unknown tbc"
    ),
}

WEIGHTS: dict[str, float] = {}
for _tenths, _words in sorted(_WEIGHTS.items()):
    for _word in _words.split():
        WEIGHTS[stem_of(_word)] = _tenths / 10

#: What only closing paragraphs say: after it, hardly anything is the one answer to a whole request.
CLOSING = stems_among(
    "sincerely faithfully regards complaint complaints complain dissatisfied unhappy commissioner ico "
    "wycliffe hesitate copyright ombudsman appeal"
)
#: What stands above a signature.
SIGNING_OFF = stems_among("sincerely faithfully regards wishes")
