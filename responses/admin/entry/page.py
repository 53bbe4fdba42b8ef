"""Everything that the page of one response shows and sends, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from django import forms
from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from responses.admin.entry.fields import AnswerForm, FactsForm, ProvisionForm, SourceForm
from responses.admin.entry.rows import (
    MentionRow,
    PassageRow,
    mention_entries,
    passage_entries,
    posted_mentions,
    posted_passages,
    posted_resources,
    stored_mentions,
    stored_passages,
)
from responses.intake.entry import PassageEntry, Problem, ResponseEntry
from responses.models import (
    Mention,
    Passage,
    Provision,
    Question,
    Resource,
    Response,
    Service,
)


@dataclass
class Block:
    """One question with its answer, one heading, or the provision of one service."""

    form: AnswerForm | ProvisionForm | None = None
    question: Question | None = None
    passages: list[PassageRow] = field(default_factory=list)
    mentions: list[MentionRow] = field(default_factory=list)
    flagged: bool = False

    @property
    def anchor(self) -> str:
        return str(self.form.prefix) if self.form else ""


@dataclass
class ServiceSection:
    """A service with its provision and its questions in order."""

    service: Service
    provision: Block
    questions: list[Block]


@dataclass(frozen=True)
class SummaryLine:
    """A sentence of the error summary and the place on the page that it is about."""

    anchor: str
    label: str
    sentence: str


class EntryPage:
    """One response's page: as it is stored, or, with ``data``, as it was typed."""

    def __init__(self, response: Response, data: QueryDict | None = None) -> None:
        self.response = response
        self.data = data
        self.sources = {source.pk: source for source in response.sources.all()}
        self.resources: dict[int, Resource] = posted_resources(data) if data is not None else {}
        self.facts = FactsForm(data, response=response)
        self.source = SourceForm(data)
        self.sections = self._sections()
        self.summary: list[SummaryLine] = []

    # Reading

    @cached_property
    def questions(self) -> list[Question]:
        return Question.objects.filter(request=self.response.request_id).numbered()

    @cached_property
    def labels(self) -> dict[str, str]:
        """How the page calls each block: ``CAMHS 2a(i)``, ``SARC``."""
        return {block.anchor: self._label(block.form) for block in self.blocks if block.form}

    @cached_property
    def stored(self) -> list[Passage]:
        """All passages of the response."""
        return list(Passage.objects.filter(source__in=self.sources).select_related("source"))

    def _sections(self) -> list[ServiceSection]:
        provisions = self.response.provisions.select_related("service").order_by("service__order", "service")
        blocks = self._question_blocks()
        return [
            ServiceSection(
                service=provision.service,
                provision=self._provision_block(provision),
                questions=blocks[provision.service_id],
            )
            for provision in provisions
        ]

    def _provision_block(self, provision: Provision) -> Block:
        passages = [passage for passage in self.stored if passage.provision_id == provision.pk]
        form = ProvisionForm(self.data, provision=provision)
        return Block(form=form, passages=self._passages(form, passages))

    def _question_blocks(self) -> dict[str, list[Block]]:
        answers = {answer.question_id: answer for answer in self.response.answers.all()}
        passages = _grouped((passage.answer_id, passage) for passage in self.stored if passage.answer_id)
        mentions = _grouped((mention.answer_id, mention) for mention in self._mentions_stored())
        blocks: dict[str, list[Block]] = defaultdict(list)
        for question in self.questions:
            block = Block(question=question)
            if answer := answers.get(question.pk):
                # The question at hand knows its number and its options; nothing is read again.
                answer.question = question
                block.form = form = AnswerForm(self.data, answer=answer)
                block.passages = self._passages(form, passages[answer.pk])
                block.mentions = self._mentions(form, mentions[answer.pk])
                block.flagged = answer.against_condition(answers.get(question.condition_question_id or 0))
            blocks[question.service_id].append(block)
        return blocks

    def _mentions_stored(self) -> Iterable[Mention]:
        return Mention.objects.filter(answer__response=self.response).select_related("resource__issuer_trust")

    def _passages(self, form: forms.Form, stored: list[Passage]) -> list[PassageRow]:
        if self.data is None:
            return stored_passages(stored)
        return posted_passages(self.data, str(form.prefix), self.sources)

    def _mentions(self, form: forms.Form, stored: list[Mention]) -> list[MentionRow]:
        if self.data is None:
            return stored_mentions(stored)
        return posted_mentions(self.data, str(form.prefix), self.resources)

    # What was typed

    @property
    def blocks(self) -> list[Block]:
        """Every block that has a form, in the order of the page."""
        everything = [block for section in self.sections for block in (section.provision, *section.questions)]
        return [block for block in everything if block.form]

    def all_forms(self) -> list[forms.Form]:
        return [self.facts, *(block.form for block in self.blocks if block.form), self.source]

    def is_valid(self) -> bool:
        """Whether every field can be read at all; where not, the summary says which."""
        valid = [form.is_valid() for form in self.all_forms()]
        if not all(valid):
            self._summarise()
        return all(valid)

    def entry(self) -> ResponseEntry:
        provisions, answers = [], []
        for block in self.blocks:
            if isinstance(block.form, ProvisionForm):
                provisions.append(block.form.entry(passages=self._passage_entries(block)))
            elif isinstance(block.form, AnswerForm):
                mentions = mention_entries(block.mentions, self.resources)
                answers.append(block.form.entry(passages=self._passage_entries(block), mentions=mentions))
        return ResponseEntry(
            facts=self.facts.facts(),
            sources=self.source.entries(),
            provisions=tuple(provisions),
            answers=tuple(answers),
        )

    def _passage_entries(self, block: Block) -> tuple[PassageEntry, ...]:
        typed = block.form.cleaned_data if block.form else {"quote": "", "which": None}
        return passage_entries(block.passages, self.sources, quote=typed["quote"], which=typed["which"])

    @property
    def opened_at(self) -> datetime:
        """When the response had last changed as the page was opened; long ago where the form does not say."""
        try:
            opened_at = parse_datetime(self.data.get("opened_at", "")) if self.data is not None else None
        except ValueError:
            opened_at = None
        return opened_at or datetime.min.replace(tzinfo=UTC)

    # What was wrong with it

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Put each sentence beside its field, and all of them into the summary."""
        places: dict[str, forms.Form] = {"facts": self.facts, "source": self.source}
        for block in self.blocks:
            if isinstance(block.form, ProvisionForm):
                places[block.form.provision.service_id] = block.form
            elif block.form:
                places[str(block.form.prefix)] = block.form
        for problem in problems:
            form = places.get(problem.place)
            if form is None:
                self.summary.append(SummaryLine("", "", problem.sentence))
            else:
                form.add_error(_field_of(form, problem.field), problem.sentence)
        self._summarise()

    def _summarise(self) -> None:
        for form in self.all_forms():
            for name, sentences in form.errors.items():
                anchor = form[name].auto_id if name in form.fields else str(form.prefix)
                self.summary += [
                    SummaryLine(anchor, self._label(form), str(sentence)) for sentence in sentences
                ]

    def _label(self, form: forms.Form) -> str:
        if isinstance(form, AnswerForm):
            return f"{form.question.service.short_name} {form.question.number}"
        if isinstance(form, ProvisionForm):
            return form.provision.service.short_name
        return "Facts" if form is self.facts else "New source"


def _field_of(form: forms.Form, name: str) -> str | None:
    """The field that a problem is shown at; one about passages belongs where passages are typed."""
    name = "quote" if name == "passages" else name
    return name if name in form.fields else None


def _grouped(pairs: Iterable[tuple]) -> Mapping:
    grouped: dict = defaultdict(list)
    for key, value in pairs:
        grouped[key].append(value)
    return grouped
