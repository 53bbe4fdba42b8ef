"""What a sentence does: says that something is not held, refuses, points elsewhere, or tells something."""

import re
from collections.abc import Iterable

from responses.intake.suggesting.files import named_files

_INFORMATION = (
    r"(?:information|data|figures?|numbers?|details?|records?|statistics|breakdown|this|that|it|these|"
    r"nothing)"
)
_HELD = (
    r"(?:held|recorded|collected|captured|collated|available|kept|logged|stored|monitored|retained|"
    r"reportable|documented)"
)
_KEEP = r"(?:hold|record|collect|capture|collate|keep|log|store|retain|monitor|possess|maintain)"
_NOT = r"(?:not|n['’]t)"
_WE = r"(?:we|i|trust|organisation|service|teams?|systems?|they|it|department|authority)"

_CUES: dict[str, tuple[str, ...]] = {
    "not_held": (
        rf"\bno\s+longer\s+(?:be\s+)?{_HELD}\b",
        r"\b(?:do|does)\s?(?:not|n['’]t)\s+(?:currently\s+)?(?:have|contain|include|provide)\s+(?:an?|any|the)\s+(?:\w+\s+){0,2}(?:fields?|codes?|categor(?:y|ies)|facilit(?:y|ies)|functionality|means|way|mechanism|ability|data)\b",
        r"\bno\s+(?:\w+\s+){0,2}(?:information|data|records?|results?|entries)\s+(?:\w+\s+){0,4}(?:found|identified|located|returned)\b",
        r"\b(?:hold|holds|held|have|has)\s+nothing\b",
        r"\bnot\s+(?:a\s+)?(?:information|data|something|figures?|details?)\s+(?:that\s+|which\s+)?(?:we|the\s+trust|is|are)\b[^.;]{0,20}\b(?:hold|record|collect|keep|capture|held|recorded|collected)s?\b",
        r"\b(?:can\s?not|can['’]?t|could\s+not|(?:do|does|did)\s?(?:not|n['’]t)\s+(?:\w+\s+)?(?:allow|enable|permit|let|support)"
        r"(?:\s+(?:us|for|the\s+trust|this|you))?(?:\s+to)?)\s+(?:be\s+)?(?:\w+ly\s+)?(?:report|extract|identif|provid|collat|"
        r"quantif|separat|determin|answer|retriev|run\s+a\s+report|produc|break|split|suppl|establish|isolat|differentiat|"
        r"distinguish|calculat|confirm\s+(?:how|the\s+(?:number|figure)))\w*",
        r"\bneither\s+\w+\s+nor\s+(?:record|report|hold|collect|identif)\w*",
        r"^\W*(?:not|un)[\s-]?(?:known|available|recorded|collected|captured|kept|reported|reportable|collated|monitored)\W*$",
        r"\bnot\s+(?:\w+ly\s+)?(?:reported|reportable|recorded|coded|captured|flagged|collated|logged|audited|counted)\b(?=[^.;]{0,40}(?:\W*$|\b(?:centrally|system|field|way|separately|format|electronically|in\s+a)\b))",
        r"\b(?:no|without\s+a)\s+(?:central|electronic|single|reportable|formal|specific)\s+(?:\w+\s+)?(?:record|register|log|database|field|report|list)s?\b(?:\s+(?:of|for|is|exists?|kept|held|on)\b|\W*$)",
        r"\b(?:data|figures?|information|numbers?)\b[^.;]{0,40}\bnot\s+(?:be\s+)?(?:readily\s+|easily\s+|currently\s+|centrally\s+)?(?:available|extract\w*|obtain\w*|accessible|retriev\w*)\b",
        rf"\b(?:have|has|holds?|is|are|there\s+is)\s+no\s+(?:central\s+|formal\s+)?record\b|\b(?:do|does)\s?{_NOT}\s+have\s+(?:this|that|these|the|any|such)\s+(?:\w+\s+)?(?:information|data|figures?|records?|details?)\b",
        r"\b(?:information|data|figures?)\b[^.;]{0,30}\b(?:does|do)\s+not\s+exist\b",
        r"\b(?:unable|not\s+able)\s+to\s+(?:provide|supply|answer|give)\b",
        rf"\b{_INFORMATION}\b[^.;]{{0,60}}?\b(?:is|are|was|were|has|have)\s?{_NOT}\b[^.;]{{0,25}}?\b{_HELD}\b",
        rf"\b{_INFORMATION}\b[^.;]{{0,40}}?\bis\s?n['’]t\b[^.;]{{0,30}}?\b(?:{_HELD}|{_KEEP})\b",
        rf"\b{_INFORMATION}\s+{_NOT}\s+{_HELD}\b",
        rf"^\W*{_NOT}\s+(?:currently\s+|centrally\s+|routinely\s+)?{_HELD}\b",
        rf"\bno\b[^.;]{{0,30}}?\b(?:information|data|figures?|records?|numbers?)\b[^.;]{{0,40}}?\b(?:is|are|was|were)?\s*{_HELD}",
        rf"\b{_WE}\b[^.;]{{0,30}}?\b(?:do|does|did|can|could|would|will|have|has)\s?{_NOT}\b\s+(?:\w+ly\s+|to\s+|seem\s+|need\s+|be\s+able\s+to\s+){{0,2}}{_KEEP}(?:e?d)?\b",
        r"\b(?:hold|holds|have|has)\s+no\s+(?:recorded\s+|such\s+|relevant\s+)?(?:information|data|records?|figures?)\b",
        r"\bnothing\b[^.;]{0,40}\b(?:is|are)\s+(?:held|recorded)\b",
        r"\bnone\s+of\s+(?:the|this|these|it)\b[^.;]{0,40}\b(?:held|recorded|collected|kept)\b",
        r"\b(?:unable|not able|not possible|impossible|not feasible)\s+to\s+(?:\w+\s+){0,2}"
        r"(?:quantify|identify|specify|extract|determine|report|separate|say how many|"
        r"give a figure|provide (?:a|the) (?:figure|number)|break|split|distinguish)",
        r"\bno\s+(?:\w+\s+)?(?:way|means)\s+of\s+(?:extracting|identifying|telling|counting|reporting)\b",
        rf"\b{_NOT}\s+(?:something|anything|data|information)\s+(?:that\s+)?(?:we|the\s+trust)\s+(?:\w+\s+)?{_KEEP}\w*",
        r"\bno\s+(?:figure|number|total)s?\s+can\s+be\s+(?:given|provided|produced)\b",
        r"\bnot\s+(?:held|recorded|collected|captured|available)\s+(?:centrally|electronically|in\s+a\s+\w+\s+format|in\s+a\s+form)\b",
    ),
    "refused": (
        r"\b(?:harm|damage|prejudice|undermine|endanger|jeopardise|affect|disadvantage|compromise)\w*\b[^.;]{0,60}\b(?:interests?|position|safety|security|competit\w*|negotiat\w*|investigation|privacy)\b",
        r"\bnot\s+(?:willing|prepared|in\s+a\s+position|going|minded)\s+to\s+(?:release|disclose|share|publish)\b",
        r"\b(?:too\s+(?:low|small|few)|so\s+(?:low|small|few))\b[^.;]{0,40}\b(?:release|disclose|publish|report|share|identif\w*)\b|\bneither\s+confirm\s+nor\s+deny\b|\bconfirm\s+or\s+deny\b",
        r"\b(?:cannot|can\s?n['’]?t|unable\s+to|not\s+able\s+to|will\s+not|won['’]t)\s+(?:be\s+)?(?:disclose|release|share|publish)d?\b",
        r"\bcommercial(?:ly)?\s+(?:sensitive|confidential|in\s+confidence)\b|\bunder\s+(?:the\s+)?section\s+\d+\b[^.;]{0,40}\bact\b",
        r"\b(?:refus\w+|withh(?:e|o)ld\w*|exempt(?:ed|ion)?|redacted|decline\w*)\b",
        r"\b(?:appropriate|cost|18[\s-]hours?|fees?)\s+(?:cost\s+)?limit\b",
        r"\b(?:more\s+than|exceed\w*|in\s+excess\s+of|over|beyond)\b[^.;]{0,40}\b(?:18|eighteen)\s+hours\b",
        r"\bwill\s+not\s+(?:be\s+)?(?:disclos|releas)\w+|\bnot\s+be\s+(?:disclos|releas)ed\b|\bdo\s+not\s+release\b",
        r"\bprejudice\b[^.;]{0,60}\b(?:interest|position)",
    ),
    "pointer": (
        r"^(?=(?:\S+\s+){0,14}\S+$).*\b(?:attached|attachment|enclosed|enclosure|appended|appendix|annexe?)\b",
        r"\b(?:document|policy|policies|copy|copies|file|spreadsheet|report|procedure|protocol|information|data|response|table)\b[^.;]{0,40}\b(?:provided|supplied|sent|included|attached|enclosed|embedded|shared)\s+(?:separately|alongside|as\s+(?:an?\s+)?(?:attach\w+|append\w+|annex\w*|separate)|(?:with|in|to|as\s+part\s+of)\s+(?:this|the|our|my)\s+(?:response|letter|reply|e-?mail|message|disclosure))",
        r"\b(?:see|refer\s+to|per)\s+(?:our|the|a)\s+(?:previous|earlier|separate|published|annual)\b",
        r"\b(?:in|within|on)\s+the\s+(?:attached|enclosed|appended|accompanying)\b|\b(?:attached|enclosed|accompanying)\s+(?:\w+\s+){0,2}(?:documents?|files?|spreadsheet|letter|table|copy|copies|pdf|report)\b",
        r"\byou\s+(?:can|may|will|could)\s+(?:also\s+)?(?:find|view|access|read|see|obtain|download)\b|\bpublicly\s+available\b|\balready\s+(?:been\s+)?(?:published|online|in\s+the\s+public\s+domain)\b",
        r"\b(?:on|via|at|from)\s+(?:our|the\s+trust['’]s|the)\s+(?:public\s+)?(?:web\s?site|web\s?pages?|internet\s+site|publication\s+scheme|disclosure\s+log)\b",
        r"\b(?:please\s+)?(?:see|find|refer\s+to|consult|view)\b[^.;]{0,60}\b(?:attach\w+|enclos\w+|append\w+|annex\w*|appendix|spreadsheet|document|file)\b",
        r"^\W*(?:please\s+)?(?:see|find)\s+(?:the\s+)?(?:attached|enclosed)\b",
        r"^\W*(?:attached|enclosed)\W*$|\b(?:is|are)\s+(?:attached|enclosed|appended)\b|\battached\s+(?:is|are)\b",
        r"^\W*(?:please\s+)?(?:see|refer\s+to|visit|consult|follow|click|use)\s+(?:\w+\s+){0,3}(?:link|url|web\w*|page|site|here|address)\b",
        r"^\W*(?:please\s+)?(?:also\s+)?(?:see|refer\s+to|visit|consult)\b",
        r"\b(?:published|available|accessible|found|viewed|accessed|online|obtained|downloaded)\b[^;]{0,80}(?:https?://|www\.|\bweb\s?(?:site|page)s?\b|\bpublication\s+scheme\b|\[link\]|\blink\b|\bhere\b|\w+\.(?:example|uk|org|com)/)",
        r"\b(?:section|s)\.?\s?21\b",
        r"\b(?:reasonably\s+)?accessible\s+(?:to\s+you|by\s+other\s+means)\b|\bavailable\s+by\s+other\s+means\b",
        r"\byou\b[^.;]{0,40}\b(?:contact|approach|direct|redirect|write\s+to|ask|wish\s+to\s+(?:contact|ask|approach|direct))\b",
        r"\b(?:your|this|the|these)\s+(?:\w+\s+){0,3}(?:requests?|questions?|enquir(?:y|ies)|part)\b[^.;]{0,40}\b(?:directed|redirected|addressed|answered|referred|sent|submitted|made)\s+(?:to|by)\b(?!\s+(?:this|our|the\s+trust\b|us\b))",
        r"^\W*(?:please\s+)?(?:also\s+)?(?:contact|direct|redirect|approach|ask)\b|\bplease\s+(?:contact|direct|redirect|ask|approach)\b|\b(?:can|should|may)\s+be\s+(?:contacted|obtained\s+from|requested\s+from|directed|redirected)\b",
        r"\bin\s+the\s+public\s+domain\b|\bbest\s+placed\s+to\b|\bavailable\s+(?:via|through|from|on|at|in)\s+(?:the|our|a|their)\b[^.;]{0,40}\b(?:scheme|site|website|page|portal|report|publication|link|domain)\b",
        r"\bmatter\s+for\b|\bwould\s+be\s+held\s+by\b|\bheld\s+by\s+(?!the\s+trust|us)",
        r"\bcan\s+be\s+found\s+(?:here|at|on|in|via)\b",
    ),
    "not_applicable": (
        r"\b(?:ceased|stopped|discontinued|no\s+longer)\b[^.;]{0,20}\b(?:provid|run|deliver|operat|offer|commission)\w*\b[^.;]{0,40}\bservices?\b",
        r"\b(?:do|does)\s?(?:not|n['’]t)\s+(?:currently\s+|directly\s+)?(?:provide|run|offer|deliver|operate|have|host)\s+"
        r"(?:(?!(?:specific|separate|dedicated|bespoke|specialist|such|particular|additional|formal)\b)[\w’'&/-]+\s+){0,6}?(?:services|[a-z]+\s+service|inpatients?|beds|wards|in-?patient\s+units?)\b(?=\W*(?:$|[.,;(–-]|as\b|and\b|so\b|therefore\b|within\b|at\b|in\b))",
        r"\b(?:service|this)\s+(?:is\s+)?not\s+(?:provided|commissioned|delivered|offered)\b|\bno\s+such\s+service\b",
        r"\bnot\s+(?:relevant|applicable)\s+to\s+(?:this|our|the)\s+(?:trust|organisation|service)\b",
        r"\b(?:we|trust|organisation)\b[^.;]{0,30}\b(?:is|are)\s?(?:not|n['’]t)\s+(?:a|the|an)\s+(?:\w+\s+){0,3}(?:provider|trust)\b",
        r"\bnot\s+a\s+(?:service|provider)\b|\bnot\s+the\s+provider\b|\bfalls?\s+outside\b|\bout\s+of\s+scope\b|\bnot\s+(?:our|the\s+trust['’]s)\s+responsibility\b",
        r"\bnot\s+applicable\b|(?<![\w/])n\s?/\s?a(?![\w/])",
        r"\b(?:not|n['’]t)\s+(?:currently\s+)?commissioned\b",
        r"\b(?:does|do|did|would)\s?(?:not|n['’]t)\s+apply\b|\bnot\s+(?:something\s+)?(?:within|in|part\s+of)\s+(?:our|the\s+trust['’]s)\s+(?:remit|scope|contract)\b",
        r"\bnot\s+(?:fall\s+(?:with)?in(?:to)?|within|part\s+of)\s+(?:our|the|this)\s+(?:(?:trust|organisation)(?:['’]s)?\s+)?(?:remit|scope|services?|responsibilit\w+|area|contract)\b",
        r"\b(?:has|have)\s+no\s+(?:in-?patients?|such\s+services?|acute)\b(?:\s+(?:units?|beds|wards|services?|facilit\w+))?",
        r"\b(?:do|does)\s?(?:not|n['’]t)\s+(?:provide|run|offer|deliver|operate)\s+(?:this|that|such\s+an?|an?y?\s+such|these)\s+(?:\w+\s+){0,2}services?\b",
        r"\bnot\s+(?:provided|run|delivered|operated|offered)\s+by\s+(?:this|the|our)\s+(?:trust|organisation)\b",
    ),
    "filler": (
        r"^\W*(?:please\s+(?:see|find)\s+below|as\s+follows|see\s+below|the\s+(?:figures|details)\s+are\s+(?:in\s+the\s+table\s+)?below|we\s+use\s+the\s+following)\b",
        r"^\W*(?:(?:in\s+accordance|in\s+line)\s+with\s+)?section\s+1\s?\(1\)[^.]*(?:states|entitle)",
        r"\bany\s+person\s+making\s+a\s+request\b|\bto\s+be\s+informed\s+in\s+writing\b|\bto\s+have\s+that\s+information\s+communicated\b",
        r"\breviewed\s+your\s+request\b|\bplease\s+note\s+that\s+(?:this|these|the)\s+(?:figure|data|information)s?\b[^.]*\b(?:may|extracted|taken)\b",
    ),
    "others": (
        r"^\W*(?:this|these|it|they|such\s+\w+|that|the\s+\w+)\s+(?:is|are|would\s+be|falls?|was|were)\b[^.]{0,30}\b(?:managed|provided|run|held|commissioned|delivered|dealt\s+with|handled|overseen|recorded|collected|owned|published|responsib\w+)\b",
    ),
    "effort": (
        r"\bholds?\s+(?:this|the|some|all|that|such)\b[^.]{0,40}\b(?:information|data|records?)\b",
        r"\bto\s+(?:provide|obtain|answer|collate|extract|locate|identify|find|retrieve|gather|establish|respond|comply|do\s+(?:so|this))\b[^.]*\bwould\b",
        r"\b(?:would|will|could)\s+(?:also\s+|only\s+)?(?:require|involve|necessitate|mean|need|take|have\s+to|be\s+(?:recorded|held|contained|necessary|required))\b",
        r"\bmanual(?:ly)?\b|\b(?:each|every|individual)\s+(?:\w+\s+){0,3}(?:record|file|note|case)s?\b",
        r"\b\d+\s+(?:minutes|hours)\b|\bestimate[sd]?\b|\b(?:located|held|recorded|stored|contained)\s+(?:with)?in\s+(?:the\s+)?(?:individual|patient|clinical|paper|free)",
    ),
}  # fmt: skip
_COMPILED = {
    name: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    for name, patterns in _CUES.items()
}

_FILE = r"[\w()&'’,.\- ]{2,90}\.(?:pdf|docx?|xlsx?|pptx?|csv|odt|ods|rtf|zip)"
#: A line that is no more than the name of a file or attachment, or an address.
BARE_POINTER = re.compile(
    rf"^\W*(?:{_FILE}(?:\s*[\[(]?\w*[\])]?\s*[\d.,]*\s*[kKmM]?[bB]?\)?)?|(?:attachment|appendix|annex|enclosure|att)\.?\s*"
    r"[A-Z\d]{1,3}(?:\s*[-–:].{0,60})?|(?:https?://|www\.)\S+)\W*$",
    re.IGNORECASE,
)
_ACTS = tuple(name for name in _CUES if name not in ("effort", "others"))
_DENIED_SERVICE = (
    r"\b(?:(?:do|does)\s?(?:not|n['’]t)\s+(?:currently\s+)?(?:provide|run|offer|deliver|operate|have|host)|"
    r"not\s+commissioned\s+(?:to\s+\w+|for)|no)\s+(?:an?\s+|any\s+)?(?:\w+\s+)?(?:{names})(?:\s+services?)?"
    r"(?=\W*(?:$|[.,;(–-]|and\b|so\b|within\b|at\b|as\b|in\b))"
    r"|\b(?:{names})(?:\s+services?)?\b[^.;]{0,40}\b(?:is|are)\s+(?:not\s+(?:provided|run|commissioned|delivered|operated|hosted)|"
    r"(?:provided|run|commissioned|delivered|operated|hosted)\s+by\s+(?!(?:us|our|the\s+trust|this\s+trust)\b))"
)

_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,120}[)\]]")
_DOCUMENT = re.compile(
    r"\b(?:polic(?:y|ies)|procedures?|protocols?|documents?|guidance|guidelines?|strategy)\b", re.IGNORECASE
)
#: Fewer words are no statement.
_STATEMENT = 5


def does(sentence: str, cues: Iterable[str] = _ACTS) -> set[str]:
    """Which of the cues the sentence gives; none of them means that it tells something."""
    found = {name for name in cues if any(pattern.search(sentence) for pattern in _COMPILED[name])}
    if "pointer" in found and _tells_beside(sentence):
        found.discard("pointer")
    if "pointer" in cues and (BARE_POINTER.match(sentence) or _names_a_file_only(sentence)):
        found.add("pointer")
    return found


def _tells_beside(sentence: str) -> bool:
    """Whether the pointer stands in brackets beside a statement that is no name of a document."""
    outside = _BRACKETS.sub(" ", sentence)
    if outside == sentence or len(outside.split()) < _STATEMENT or _DOCUMENT.search(outside):
        return False
    return not any(pattern.search(outside) for pattern in _COMPILED["pointer"])


def _names_a_file_only(sentence: str) -> bool:
    """Whether little but the name of a file is left of the sentence."""
    rest = sentence
    for file in named_files(sentence):
        rest = rest.replace(sentence[file.whole.start : file.whole.end], " ")
    return rest != sentence and len(re.findall(r"\w+", rest)) < _STATEMENT


def denies_service(sentence: str, service_names: Iterable[str]) -> bool:
    """Whether the sentence says that a service of one of these names is not provided."""
    names = "|".join(rf"{re.escape(name)}s?" for name in service_names if len(name) > 1)
    if not names or not re.search(names, sentence, re.IGNORECASE):
        return False
    return re.search(_DENIED_SERVICE.replace("{names}", names), sentence, re.IGNORECASE) is not None
