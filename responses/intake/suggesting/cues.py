"""What a sentence does: says that something is not held, refuses, points elsewhere, or tells something."""

import re
from collections.abc import Iterable, Mapping

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
        r"\b(?:systems?|databases?|records?|software|data)\b[^.;]{0,30}\b(?:not|n['’]t|cannot|never)\s+(?:\w+ly\s+)?(?:tell|distinguish|show|say|differentiate|separate|identify|allow|support|specify|record|capture|hold|break)\b",
        r"\bnot\s+(?:something|anything)\b[^.;]{0,20}\b(?:system|database|record)s?\b[^.;]{0,20}\b(?:can|could|tells?|shows?|records?|holds?|captures?)\b",
        r"\b(?:has|have|was|were)\s+never\s+(?:been\s+)?(?:held|recorded|collected|captured|collated|kept|counted|logged|monitored)\b",
        r"\b(?:keep|keeps|kept|collects?|records?|maintains?|produces?)\s+no\s+(?:\w+\s+)?(?:statistics|figures|records?|data|information|list|register|log|count)\b",
        r"\bno\s+(?:\w+\s+)?(?:figures?|data|records?|statistics|information)\s+(?:exists?|are\s+available|is\s+available)\b",
        r"\b(?:records?|data|files?|information)\b[^.;]{0,40}\b(?:destroyed|deleted|disposed\s+of|no\s+longer\s+exists?)\b",
        r"\b(?:number|figure|total|that|this|it|information|answer)\b[^.;]{0,20}\b(?:is|are)\s+not\s+known\b|\bput\s+a\s+(?:number|figure)\s+on\b",
        r"\bnot\s+(?:drawn|brought|put|collected|gathered)\s+together\b|\bno\s+(?:easy\s+|simple\s+)?(?:way|means)\s+(?:for\s+\w+\s+)?(?:to|of)\s+(?:tell|count|know|identify|extract|report|say|find|distinguish)\w*",
        rf"\bno\s+longer\s+(?:be\s+)?{_HELD}\b",
        r"\b(?:do|does)\s?(?:not|n['’]t)\s+(?:currently\s+)?(?:have|contain|include|provide)\s+(?:an?|any|the)\s+(?:\w+\s+){0,2}(?:fields?|codes?|categor(?:y|ies)|facilit(?:y|ies)|functionality|means|way|mechanism|ability|data)\b",
        r"\bno\s+(?:\w+\s+){0,2}(?:information|data|records?|results?|entries)\s+(?:\w+\s+){0,4}(?:found|identified|located|returned)\b",
        r"\b(?:hold|holds|held)\s+nothing\b|\b(?:have|has)\s+nothing\s+(?:recorded|relevant|on\s+(?:record|file)|that\s+(?:falls|meets|answers))\b",
        r"\bnot\s+(?:a\s+)?(?:information|data|something|figures?|details?)\s+(?:that\s+|which\s+)?(?:we|the\s+trust|is|are)\b[^.;]{0,20}\b(?:hold|record|collect|keep|capture|held|recorded|collected)s?\b",
        r"\b(?:can\s?not|can['’]?t|could\s+not|(?:do|does|did)\s?(?:not|n['’]t)\s+(?:\w+\s+)?(?:allow|enable|permit|let|support)"
        r"(?:\s+(?:us|for|the\s+trust|this|you))?(?:\s+to)?)\s+(?:be\s+)?(?:\w+ly\s+)?(?:report|extract|identif|collat|"
        r"quantif|separat|determin|retriev|run\s+a\s+report|break|split|isolat|differentiat|(?:provid|suppl|produc|answer|establish)(?=\w*\s+(?:\w+\s+){0,4}(?:information|data|figures?|numbers?|breakdown|details?|answer|response|question|total)|\w*\W*$)|"
        r"distinguish|calculat|confirm\s+(?:how|the\s+(?:number|figure)))\w*",
        r"\bneither\s+\w+\s+nor\s+(?:record|report|hold|collect|identif)\w*",
        r"\bnot\s+(?:\w+ly\s+)?(?:reported|reportable|recorded|coded|captured|flagged|collated|logged|audited|counted)\b(?=[^.;]{0,40}(?:\W*$|\b(?:centrally|system|field|way|separately|format|electronically|in\s+a)\b))",
        r"\b(?:no|without\s+a)\s+(?:central|electronic|single|reportable|formal|specific)\s+(?:\w+\s+)?(?:record|register|log|database|field|report|list)s?\b(?:\s+(?:of|for|is|exists?|kept|held|on)\b|\W*$)",
        r"\b(?:data|figures?|information|numbers?)\b[^.;]{0,40}\bnot\s+(?:be\s+)?(?:readily\s+|easily\s+|currently\s+|centrally\s+)?(?:available|extract\w*|obtain\w*|accessible|retriev\w*)\b",
        rf"\b(?:have|has|holds?|is|are|there\s+is)\s+no\s+(?:central\s+|formal\s+)?record\b|\b(?:do|does)\s?{_NOT}\s+have\s+(?:this|that|these|the|any|such)\s+(?:\w+\s+)?(?:information|data|figures?|records?|details?)\b",
        r"\b(?:information|data|figures?)\b[^.;]{0,30}\b(?:does|do)\s+not\s+exist\b",
        r"\b(?:unable|not\s+able)\s+to\s+(?:provide|supply|answer|give|respond|comment|confirm|say)\b(?=[^.;]{0,50}\b(?:information|data|figures?|numbers?|breakdown|details?|answer|response|question|this|that|these|it|as|because)\b|\W*$)",
        rf"\b{_WE}\b[^.;]{{0,30}}?\b(?:do|does|did|can|could|would|will|have|has)\s?{_NOT}\b\s+(?:\w+ly\s+|to\s+|seem\s+|need\s+|be\s+able\s+to\s+){{0,2}}{_KEEP}(?:e?d)?\b",
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
        r"\b(?:will|would|shall|can)\s?(?:not|n['’]t)\s+be\s+(?:supplying|providing|releasing|disclosing|sharing|publishing|giving)\b",
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
        r"\b(?:accompan(?:y|ies|ying))\s+(?:this|the|our)\s+(?:letter|response|e-?mail|reply|document)|\b(?:document|policy|file|copy|report)s?\s+(?:that\s+|which\s+)?(?:we|i)\s+(?:have\s+)?(?:enclose|attach|append)",
        r"\bneed\s+to\s+(?:turn|go|apply|write|speak)\s+to\b|\b(?:ask|asking)\s+them\b",
        r"^\W*(?:(?:details?|information|links?|websites?|url|source|more|further|see|here|policy|policies|document|available|published|at|on|the|our|is|from|found|full|answer)\W+){1,6}(?:https?://|www\.)\S+\W*$",
        r"^(?=(?:\S+\s+){0,14}\S+$).*\b(?:attached(?!\s+to\s+(?!(?:this|the|my|our)\s+(?:e-?mail|letter|response|reply|message|covering)))|attachment|enclosed|enclosure|appended|appendix|annexe?)\b",
        r"\b(?:document|policy|policies|copy|copies|file|spreadsheet|report|procedure|protocol|information|data|response|table)\b[^.;]{0,40}\b(?:provided|supplied|sent|included|attached|enclosed|embedded|shared)\s+(?:separately|alongside|as\s+(?:an?\s+)?(?:attach\w+|append\w+|annex\w*|separate)|(?:with|in|to|as\s+part\s+of)\s+(?:this|the|our|my)\s+(?:response|letter|reply|e-?mail|message|disclosure))",
        r"\b(?:see|refer\s+to|per)\s+(?:our|the|a)\s+(?:previous|earlier|separate|published|annual)\b",
        r"\b(?:in|within|on)\s+the\s+(?:attached|enclosed|appended|accompanying)\b|\b(?:attached|enclosed|accompanying)\s+(?:\w+\s+){0,2}(?:documents?|files?|spreadsheet|letter|table|copy|copies|pdf|report)\b",
        r"\byou\s+(?:can|may|will|could)\s+(?:also\s+)?(?:find|view|access|read|see|obtain|download)\b|\bpublicly\s+available\b|\balready\s+(?:been\s+)?(?:published|online|in\s+the\s+public\s+domain)\b",
        r"\b(?:on|via|at|from)\s+(?:our|the\s+trust['’]s|the)\s+(?:public\s+)?(?:web\s?site|web\s?pages?|internet\s+site|publication\s+scheme|disclosure\s+log)\b",
        r"^\W*(?:please\s+)?(?:see|refer\s+to|visit|consult|follow|click|use)\s+(?:\w+\s+){0,3}(?:link|url|web\w*|page|site|here|address)\b",
        r"^\W*(?:please\s+)?(?:also\s+)?(?:see|refer\s+to|visit|consult)\b",
        r"\byou\b[^.;]{0,40}\b(?:contact|approach|direct|redirect|write\s+to|ask|wish\s+to\s+(?:contact|ask|approach|direct))\b",
        r"\b(?:your|this|the|these)\s+(?:\w+\s+){0,3}(?:requests?|questions?|enquir(?:y|ies)|part)\b[^.;]{0,40}\b(?:directed|redirected|addressed|answered|referred|sent|submitted|made)\s+(?:to|by)\b(?!\s+(?:this|our|the\s+trust\b|us\b))",
        r"^\W*(?:please\s+)?(?:also\s+)?(?:contact|direct|redirect|approach|ask)\s+(?!is\b|are\b|was\b|were\b|with\b|details\b|between\b|by\b|from\b|can\b|may\b|time\b|care\b|work)|\bplease\s+(?:contact|direct|redirect|ask|approach)\b|\b(?:can|should|may)\s+be\s+(?:contacted|obtained\s+from|requested\s+from|directed|redirected)\b",
        r"\bin\s+the\s+public\s+domain\b|\bbest\s+placed\s+to\b|\bavailable\s+(?:via|through|from|on|at|in)\s+(?:the|our|a|their)\b[^.;]{0,40}\b(?:scheme|site|website|page|portal|report|publication|link|domain)\b",
        r"\bmatter\s+for\b|\bwould\s+be\s+held\s+by\b|\bheld\s+by\s+(?!the\s+trust|us)",
        r"\bcan\s+be\s+found\s+(?:here|at|on|in|via)\b",
    ),
    "not_applicable": (
        r"\b(?:contract|service|provision|responsibility)\b[^.;]{0,40}\b(?:ended|expired|ceased|closed|moved\s+to|transferred\s+to|passed\s+to|went\s+to|taken\s+over\s+by)\b(?!\s+(?:a|the|our)\s+(?:ward|building|site|hospital|team)\b)",
        r"\bnot\s+been\s+commissioned\b|\b(?:question\s+)?(?:is\s+)?not\s+relevant\b(?=\W*(?:$|[:;,.–-]|to\b|as\b|because\b))",
        r"\b(?:has|have)\s+no\s+(?:\w+\s+)?(?:wards?|beds?|in-?patients?|units?)\b",
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
        r"^\W*(?:(?:with\s+)?(?:kind|kindest|best|warm|many)\s+(?:regards|wishes|thanks)|yours\s+(?:sincerely|faithfully|truly))\W*$",
        r"^\W*(?:please\s+(?:see|find)\s+below|as\s+follows|see\s+below|the\s+(?:figures|details)\s+are\s+(?:in\s+the\s+table\s+)?below|we\s+use\s+the\s+following)\b",
        r"^\W*(?:(?:in\s+accordance|in\s+line)\s+with\s+)?section\s+1\s?\(1\)[^.]*(?:states|entitle)",
        r"\bany\s+person\s+making\s+a\s+request\b|\bto\s+be\s+informed\s+in\s+writing\b|\bto\s+have\s+that\s+information\s+communicated\b",
        r"\breviewed\s+your\s+request\b|\bplease\s+note\s+that\s+(?:this|these|the)\s+(?:figure|data|information)s?\b[^.]*\b(?:may|extracted|taken)\b",
    ),
    "others": (
        r"^\W*(?:this|these|it|they|such\s+\w+|that)\s+(?:is|are|would\s+be|falls?|was|were)\b[^.]{0,20}\b(?:managed|provided|run|held|commissioned|delivered|dealt\s+with|handled|overseen|recorded|collected|owned|published|the\s+responsibility)\s+(?:of|by|on|with)\b",
    ),
    "effort": (
        r"^\W*(?:the\s+trust|we|i\s+can\s+confirm\s+that\s+(?:the\s+trust|we))\s+(?:do(?:es)?\s+)?holds?\s+(?:this|the|some|all|that|such)\b[^.]{0,40}\b(?:information|data|records?)\b",
        r"^\W*(?:in\s+order\s+)?to\s+(?:provide|obtain|answer|collate|extract|locate|identify|find|retrieve|gather|establish|respond|comply|do\s+(?:so|this))\b[^.]*\bwould\b",
        r"^\W*(?:this|it|that|doing\s+so|answering|providing|collating|locating|extracting|obtaining|retrieving|identifying|(?:the\s+)?(?:staff|we|trust)\s+would\s+(?:need|have)\s+to\b[^.]{0,60}\b(?:record|file|note)s?\b)[^.]{0,60}\b(?:would|will|could|require|involve|necessitate|need|take)\b",
        r"\bmanual(?:ly)?\s+(?:\w+\s+)?(?:search|trawl|review|check|exercise|interrogat|audit|inspect|extract|collat|count|go|read|look|examin)\w*|\b(?:records?|files?|notes)\b[^.]{0,40}\bmanually\b",
        r"\b\d+\s+(?:minutes|hours)\b[^.]{0,40}\b(?:record|file|note|case|per|each|search|locate|retrieve|extract)\w*|\bestimate[sd]?\s+that\s+(?:it|this|to)\b",
        r"\b(?:information|data|figures?|details?|this|it)\b[^.]{0,40}\b(?:located|held|recorded|stored|contained)\s+(?:only\s+)?(?:with)?in\s+(?:the\s+)?(?:individual|paper|free)\b",
    ),
}  # fmt: skip
#: Those that hardly ever mean anything else.
_SURE: dict[str, tuple[str, ...]] = {
    "not_held": (
        rf"\b{_INFORMATION}\b[^.;]{{0,60}}?\b(?:is|are|was|were|has|have)\s?{_NOT}\b[^.;]{{0,25}}?\b{_HELD}\b",
        rf"\b{_INFORMATION}\b[^.;]{{0,40}}?\bis\s?n['’]t\b[^.;]{{0,30}}?\b(?:{_HELD}|{_KEEP})\b",
        rf"\b{_INFORMATION}\s+{_NOT}\s+{_HELD}\b",
        rf"^\W*{_NOT}\s+(?:currently\s+|centrally\s+|routinely\s+)?{_HELD}\b",
        rf"\bno\b[^.;]{{0,30}}?\b(?:information|data|figures?|records?|numbers?)\b[^.;]{{0,40}}?\b(?:is|are|was|were)?\s*{_HELD}",
        r"\b(?:hold|holds|have|has)\s+no\s+(?:recorded\s+|such\s+|relevant\s+)?(?:information|data|records?|figures?)\b",
        r"^\W*(?:not|un)[\s-]?(?:known|available|recorded|collected|captured|kept|reported|reportable|collated|monitored)\W*$",
        rf"\b{_WE}\b[^.;]{{0,30}}?\b(?:do|does)\s?{_NOT}\s+(?:\w+ly\s+)?{_KEEP}\s+(?:\w+\s+){{0,3}}?{_INFORMATION}\b",
    ),
    "pointer": (
        r"^\W*(?:please\s+)?(?:see|find)\s+(?:the\s+)?(?:attached|enclosed)\b",
        r"^\W*(?:attached|enclosed)\W*$|\b(?:is|are)\s+(?:attached(?!\s+to\s+(?!(?:this|the|my|our)\s+(?:e-?mail|letter|response|reply|message|covering)))|enclosed|appended)\b|\battached\s+(?:is|are)\b",
        r"\b(?:please\s+)?(?:see|find|refer\s+to|consult|view)\b[^.;]{0,60}\b(?:attach(?:ed|ments?)|enclos(?:ed|ures?)|append(?:ed|ix|ices)|annex\w*)\b",
        r"(?:^\W*|\bplease\s+|\byou\s+(?:can|may|will)\s+(?:also\s+)?)(?:see|find|refer\s+to|consult|view)\b[^.;]{0,60}\b(?:spreadsheet|document|file|table|report)\b",
        r"\b(?:published|available|accessible|found|viewed|accessed|online|obtained|downloaded)\b[^;]{0,80}(?:https?://|www\.|\bweb\s?(?:site|page)s?\b|\bpublication\s+scheme\b|\[link\]|\b(?:this|the|following|below|attached)\s+link\b|\blinks?\W*$|\bhere\W*$|\bhere:|\w+\.(?:example|uk|org|com)/)",
        r"\b(?:section|s)\.?\s?21\b",
        r"\b(?:reasonably\s+)?accessible\s+(?:to\s+you|by\s+other\s+means)\b|\bavailable\s+by\s+other\s+means\b",
    ),
}  # fmt: skip


def _compiled(cues: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[re.Pattern[str], ...]]:
    return {
        name: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
        for name, patterns in cues.items()
    }


_COMPILED_SURE = _compiled(_SURE)
_COMPILED = {name: (*patterns, *_COMPILED_SURE.get(name, ())) for name, patterns in _compiled(_CUES).items()}

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
_POINTING_CLAUSE = re.compile(
    r",?\s+(?:which|and\s+(?:can|is|are|further|more|details))\b|,\s+(?:see|please|available|details|as|with)\b|;\s|\s[–—-]\s",
    re.IGNORECASE,
)
_ACTORS = re.compile(
    r"^\W*(?:(?:all|our|the|each|any|every|ward|clinical|nursing|most|some|new|these|local|community)\s+){0,3}"
    r"(?:staff|patients?|service\s+users?|clinicians?|nurses?|practitioners?|teams?|wards?|young\s+people|children|families|"
    r"parents|carers|people|referrals?|training|support|leaflets?|posters?|they|social\s+workers?|"
    r"(?:care\s+)?co-?ordinators?|managers?|doctors?|therapists?)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"\b(?:you|your|please|attached|enclosed|section\s+\d|appendix)\b", re.IGNORECASE)
_CONTRASTED = re.compile(
    r",?\s+(?:but|however|although|though|whereas|while|whilst|instead)\b|;\s|\s[–—-]\s"
    r"|,?\s+(?:so|and)\s+(?!(?:is|are|was|were|has|have|not|cannot|therefore|does|do|would|can|could|so)\b)",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:polic(?:y|ies)|procedures?|protocols?|documents?|guidance|guidelines?|strategy)\b", re.IGNORECASE
)
_SECTION_21 = re.compile(r"\b(?:section|s)\.?\s?21\b", re.IGNORECASE)
#: A sentence of more words that points elsewhere may tell something too.
_LONG = 16
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


def about_people(sentence: str) -> bool:
    """Whether staff or patients do something in it, and the reader is not addressed."""
    return _ACTORS.match(sentence) is not None and _ADDRESSED.search(sentence) is None


def _tells_beside(sentence: str) -> bool:
    """Whether the pointer stands in brackets or a clause beside a statement that is no name of a document."""
    first = _POINTING_CLAUSE.split(_BRACKETS.sub(" ", sentence))[0]
    if first == sentence or len(first.split()) < _STATEMENT or _DOCUMENT.search(first):
        return False
    return not any(pattern.search(first) for pattern in _COMPILED["pointer"])


def has_other_clause(sentence: str, cue: str) -> bool:
    """Whether one of the clauses that "but" and the like part gives no such cue, and is a statement."""
    clauses = _CONTRASTED.split(sentence)
    return len(clauses) > 1 and any(
        len(clause.split()) > _STATEMENT and not does(clause, (cue,)) for clause in clauses
    )


def surely(sentence: str, cue: str) -> bool:
    """Whether the sentence gives the cue in words that hardly ever mean anything else."""
    patterns = _COMPILED_SURE.get(cue)
    if cue == "pointer" and len(sentence.split()) > _LONG and not _SECTION_21.search(sentence):
        return False
    if patterns is None or any(pattern.search(sentence) for pattern in patterns):
        return True
    return cue == "pointer" and BARE_POINTER.match(sentence) is not None


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
