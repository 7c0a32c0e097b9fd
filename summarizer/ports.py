"""What we plug in, and what passes through the plugs.

Each protocol has at least two adapters, or one and a test double. The pipeline knows only these:
which adapter it runs is decided in `wiring.py`.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict

from summarizer.domain import (
    Assignment,
    BriefClaim,
    Claim,
    Conflict,
    Delivery,
    Fact,
    Note,
    Problem,
    PromptUse,
    RawArticle,
    Rejected,
    Status,
    Usage,
    Verdict,
)
from summarizer.errors import BackendError
from summarizer.language.days import full_day
from summarizer.language.name_keys import fold_name
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.retracting import Correction, corrections_in
from summarizer.lazily import KeepsFindings

Finish = Literal["stop", "length"]
# How a model is held to a reply's form: by the server to a schema or to JSON, by a tool's parameters, by words.
Form = Literal["json_schema", "json_object", "tool", "prompt"]


@dataclass(frozen=True)
class Story(KeepsFindings):
    """Everything the articles say: parsed articles, merged facts, conflicts.

    `known` are facts, by id, that the reader was told of before: nobody has to word them again. `fallen` has, by the
    id of each fact that a paper took back, what does so.
    """

    articles: tuple[ParsedArticle, ...]
    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...] = ()
    known: frozenset[str] = frozenset()
    fallen: Mapping[str, Correction] = field(default_factory=dict)

    def let_go(self) -> None:
        """Free what was read of the articles, a sentence at a time; the story is of no use afterwards.

        All at once it would hold up every other thread: for .15 s, where two megabytes of articles are in memory.
        """
        for parsed in self.articles:
            for sentence in parsed.sentences:
                vars(sentence).clear()

    @cached_property
    def originals(self) -> tuple[ParsedArticle, ...]:
        """The articles that are no copies of another."""
        return tuple(parsed for parsed in self.articles if parsed.article.duplicate_of is None)

    @cached_property
    def day_by_id(self) -> dict[str, str]:
        """The day on which each original was published; one known only by its month has none."""
        return {parsed.id: day for parsed in self.originals if (day := full_day(parsed.article.published))}

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The days of the originals, in order."""
        return tuple(sorted(set(self.day_by_id.values())))

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """The distinct origins, in the articles' order."""
        return tuple(dict.fromkeys(parsed.article.origin for parsed in self.articles))

    @cached_property
    def article_by_id(self) -> Mapping[str, ParsedArticle]:
        """Articles by id."""
        return {parsed.id: parsed for parsed in self.articles}

    @cached_property
    def fact_by_id(self) -> Mapping[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """What the articles take back."""
        return corrections_in(self.articles)

    @cached_property
    def sentence_at(self) -> Mapping[tuple[str, int], ParsedSentence]:
        """Sentences by article id and start offset."""
        return {(parsed.id, sentence.start): sentence for parsed in self.articles for sentence in parsed.sentences}

    @cached_property
    def fact_at(self) -> Mapping[tuple[str, int], Fact]:
        """Facts by the article and start of each place that says them."""
        return {(span.article_id, span.start): fact for fact in self.facts for span in fact.spans}

    @cached_property
    def name_stems(self) -> frozenset[str]:
        """Stems of every word that stands in a name."""
        return frozenset(
            word.stem
            for parsed in self.articles
            for sentence in parsed.sentences
            for name in sentence.names
            for word in name.words
        )

    @cached_property
    def full_names(self) -> frozenset[tuple[str, ...]]:
        """The names of several words, folded, without titles."""
        return frozenset(
            tuple(fold_name(word.text) for word in sighting.words)
            for parsed in self.articles
            for seen in parsed.people.sightings
            for sighting in seen
            if len(sighting.words) > 1
        )

    def sentence_of(self, fact: Fact) -> ParsedSentence:
        """The sentence a fact was first found in."""
        return self.sentence_at[fact.spans[0].article_id, fact.spans[0].start]


@dataclass(frozen=True)
class Spent:
    """What asking models took.

    `calls` are keys in the log of model calls, `failures` those of models asked before the one that answered.
    """

    usage: Usage = field(default_factory=Usage)
    prompts: tuple[PromptUse, ...] = ()
    models_reported: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    failures: tuple[BackendError, ...] = ()

    @classmethod
    def without_answer(cls, error: BackendError) -> "Spent":
        """What a question took that nobody answered."""
        return cls(spent_on(error), calls=(error.call,) if error.call else ())

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(
            usage=self.usage + other.usage,
            prompts=tuple(dict.fromkeys((*self.prompts, *other.prompts))),
            models_reported=tuple(dict.fromkeys((*self.models_reported, *other.models_reported))),
            calls=(*self.calls, *other.calls),
            failures=(*self.failures, *other.failures),
        )


@dataclass(frozen=True)
class Extracted:
    """Facts in the articles' order, each with one span, and what it took to find them.

    `dropped` counts what a model took for facts and is none. `failures` are of articles of which no model named a
    fact, one each: there the rules' facts stand.
    """

    facts: tuple[Fact, ...]
    spent: Spent = field(default_factory=Spent)
    dropped: int = 0
    failures: tuple[BackendError, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A headline and claims that nobody has checked yet, and what it took to get them.

    `others` are headlines for where the first has no proof, best first. With `failure`, a model answered but not with
    a draft: there are no claims, and what it took is known. `least_words` is how many the shortest draft would have,
    where none fits.
    """

    headline: str | None
    claims: tuple[Claim, ...]
    others: tuple[str, ...] = ()
    spent: Spent = field(default_factory=Spent)
    failure: BackendError | None = None
    least_words: int | None = None


@dataclass(frozen=True)
class Reviewed:
    """Verdicts, one a claim in the claims' order, what it took, and what a reader should know."""

    verdicts: tuple[Verdict, ...]
    spent: Spent = field(default_factory=Spent)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Revision:
    """New claims by the id of the claim that each replaces, and what it took to get them.

    With `failure`, no usable answer came and there are none.
    """

    claims: Mapping[str, Claim] = field(default_factory=dict)
    spent: Spent = field(default_factory=Spent)
    failure: BackendError | None = None


@dataclass(frozen=True)
class ChatRequest:
    """One question to a model. Its schemas are JSON schemas without references.

    `reply_schema` has no bounds either, which some providers refuse; `grammar` is the same with bounds, for
    servers that hold a model to it word by word: without an end in sight a small model repeats itself.
    `reply` is the document itself, which the answer is read as.
    """

    system: str
    user: str
    reply_schema: Mapping[str, object]
    max_tokens: int
    temperature: float = 0.0
    seed: int | None = None
    grammar: Mapping[str, object] | None = None
    form: Form = "json_schema"
    reply: type[BaseModel] | None = None

    @property
    def bounded_schema(self) -> Mapping[str, object]:
        """The schema with bounds, where there is one."""
        return self.grammar or self.reply_schema


@dataclass(frozen=True)
class Completion:
    """One answer. `finish` is `length` when the answer was cut at `max_tokens`.

    `prompts` are those that were sent besides the caller's own, `failures` those of models asked before.
    `call` is its key in the log of model calls, None where there is no log.
    """

    text: str
    finish: Finish
    model: str
    usage: Usage = field(default_factory=Usage)
    prompts: tuple[PromptUse, ...] = ()
    failures: tuple[BackendError, ...] = ()
    call: str | None = None


class Finished(BaseModel):
    """A delivery as it is written down: `brief` is one line of JSON, which nobody on the way has to read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    brief: str | None = None
    problem: Problem | None = None
    status: Status | None = None  # the brief's
    usage: Usage = Usage()
    out_of_budget: bool = False


def spent_on(error: BackendError) -> Usage:
    """What a failure cost. Providers do not charge for what they refuse; of the rest nobody tells the price."""
    if error.usage is not None:
        return error.usage
    if error.free or not error.calls:
        return Usage(calls=error.calls)
    return Usage(calls=error.calls, cost_usd=None, estimated=True)


class PageReader(Protocol):
    """Turns web pages and feeds into texts."""

    async def read(self, given: Sequence[RawArticle | Rejected]) -> Sequence[RawArticle | Rejected]:
        """In the order given, without `html`: articles, a feed's entries, or rejections that say what to do."""
        ...


class Backend(Protocol):
    """A model that completes a chat."""

    @property
    def name(self) -> str:
        """The model as the user named it."""
        ...

    async def complete(self, request: ChatRequest) -> Completion:
        """Ask once. Raises BackendError."""
        ...


class Extractor(Protocol):
    """Finds the facts of articles."""

    async def extract(self, articles: Sequence[ParsedArticle]) -> Extracted:
        """The facts of all of them, whoever named them. Never fails: where a model does, rules stand in."""
        ...


class Drafter(Protocol):
    """Writes claims from facts."""

    @property
    def name(self) -> str:
        """The model as the user named it."""
        ...

    async def draft(self, story: Story, *, words: int) -> Draft:
        """A draft of about `words` words. Raises BackendError when no answer came."""
        ...


class Worded(Protocol):
    """A fact in certain words, and the facts that prove these besides."""

    @property
    def fact(self) -> Fact: ...
    @property
    def sentence(self) -> ParsedSentence: ...
    @property
    def proofs(self) -> tuple[Fact, ...]: ...
    def reads_after(self, met: Collection[str]) -> bool:
        """Is it clear to whoever has read of what these stems stand for? Takes a while to tell."""
        ...


class Phraser(Protocol):
    """Words facts."""

    def wordings(self, story: Story, *, among: Collection[str]) -> Iterator[Worded]:
        """The wordings of those of these facts that are news, in the story's order; none says more than its fact."""
        ...


class Verifier(Protocol):
    """Gives verdicts."""

    @property
    def version(self) -> str:
        """Name and version, which change whenever a verdict may change."""
        ...

    async def verify(self, claims: Sequence[Claim], story: Story) -> tuple[Verdict, ...]:
        """One verdict a claim, same order. A claim it could not check is `not_enough_evidence`."""
        ...


class Judge(Protocol):
    """Reads claims after the verifier, with a say that the verifier's objections bound."""

    @property
    def version(self) -> str:
        """Name and version, which change whenever its say may change."""
        ...

    async def review(self, claims: Sequence[Claim], verdicts: Sequence[Verdict], story: Story) -> Reviewed:
        """The verdicts as they are with its say, same order; unchanged, with a note, where it could not say."""
        ...


class Reviser(Protocol):
    """Writes claims anew that failed the guard."""

    async def revise(self, failed: Sequence[BriefClaim], story: Story) -> Revision:
        """Other words for some of the claims, which nobody has checked yet."""
        ...


class Executor(Protocol):
    """Has many clusters summarised, in this process or in others."""

    def deliver(
        self, given: AsyncIterator[Assignment | Delivery], *, ordered: bool
    ) -> AsyncGenerator[Finished, None]:
        """What became of each, in the order given or as they are done; what is delivered already passes through.

        Takes in no more than it needs to keep busy, and leaves no process behind when it is closed.
        """
        ...
