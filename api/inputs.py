"""What comes in over HTTP: parameters and bodies, each of which refuses what it does not know."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    WithJsonSchema,
    model_validator,
)

from api.bounds import AskersProfile, Day, whole_characters
from corpus.vocabulary import Level
from rag.errors import FilterUnknown
from rag.feedback import Feedback
from rag.profile import Profile
from rag.record import Counted, Truth
from rag.records import AUDIENCES, KINDS, Audience, AvailabilityState, Filters, Turn
from rag.region_filter import region_ids

PAGE_MAX = 100
REACH_MAX = 1_000
HISTORY_MAX = 40
OFFSET_MAX = 2**31
"""More than any store holds, and less than a database refuses."""


class Given(BaseModel):
    """Base of what a caller sends: an unknown name is refused, never ignored."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True)

    _whole = model_validator(mode="before")(whole_characters)


class Conditions(Given):
    """Filters over documents; all hold at once, values of one name are alternatives."""

    kind: list[Annotated[str, WithJsonSchema({"type": "string", "enum": list(KINDS)})]] = Field(
        default_factory=list, description=f"one of {', '.join(KINDS)}; can be repeated"
    )
    region: list[str] = Field(
        default_factory=list,
        description="what works there: a name, a postcode or an id (03151, DE, area:retrason); can be repeated",
    )
    topic: list[str] = Field(default_factory=list, description="a topic, e.g. innovation_rd; can be repeated")
    language: list[str] = Field(default_factory=list, description="de or en; can be repeated")
    published_from: Day | None = Field(default=None, alias="from", description="published on this day or later")
    published_until: Day | None = Field(default=None, alias="until", description="published on this day or before")
    valid_at: Day | None = Field(default=None, description="in force on this day")
    as_of: Day | None = Field(default=None, description="another name of valid_at")

    @model_validator(mode="after")
    def _one_day(self) -> Conditions:
        if self.valid_at and self.as_of and self.valid_at != self.as_of:
            raise ValueError("valid_at and as_of are two names of one condition: give one of them")
        return self

    def filters(self) -> Filters:
        """Returns the filters as retrieval takes them.

        Raises:
            FilterUnknown: a kind does not exist.
            PlaceUnknown, PlaceAmbiguous: a region is no place, or several.
        """
        for kind in self.kind:
            if kind not in KINDS:
                raise FilterUnknown("kind", kind, list(KINDS))
        return Filters(
            kinds=tuple(self.kind),
            regions=region_ids(self.region),
            topics=tuple(self.topic),
            languages=tuple(self.language),
            published_from=self.published_from,
            published_until=self.published_until,
            valid_at=self.valid_at or self.as_of,
        )


class SearchParameters(Conditions):
    """A search."""

    q: str = Field(description="what is looked for, in plain words", examples=["Zuschuss für Forschung im Mittelstand"])
    limit: int = Field(default=10, ge=1, le=PAGE_MAX, description="most documents")
    offset: int = Field(default=0, ge=0, le=REACH_MAX - PAGE_MAX, description="documents left out at the head")
    today: Day | None = Field(default=None, description="the asker's day; unset: the server's")


class DocumentParameters(Conditions):
    """A page of the documents."""

    limit: int = Field(default=50, ge=1, le=PAGE_MAX)
    offset: int = Field(default=0, ge=0, le=OFFSET_MAX)


class EntryParameters(Conditions):
    """A page of the entries; `valid_at` or `as_of` is also the day on which their standing is told."""

    state: list[AvailabilityState] = Field(
        default_factory=list, description="how it stands: open, opens_on, closed, paused, unproven; can be repeated"
    )
    level: list[Level] = Field(
        default_factory=list, description="who is behind it: eu, federal, state, regional; can be repeated"
    )
    today: Day | None = Field(default=None, description="the asker's day; unset: the server's")
    limit: int = Field(default=50, ge=1, le=PAGE_MAX)
    offset: int = Field(default=0, ge=0, le=OFFSET_MAX)

    def day(self, today: dt.date) -> dt.date:
        """Returns the day on which the standing is told; `today` is the server's."""
        return self.valid_at or self.as_of or self.today or today


class TodayParameters(Given):
    """The asker's day."""

    today: Day | None = Field(default=None, description="the asker's day; unset: the server's")


class DayParameters(TodayParameters):
    """The day on which something is told."""

    as_of: Day | None = Field(default=None, description="another day than today: how did it stand then?")

    def day(self, today: dt.date) -> dt.date:
        """Returns the day; `today` is the server's."""
        return self.as_of or self.today or today


class TextParameters(Given):
    """A part of a document's text, and a page of its chunks."""

    start: int | None = Field(default=None, ge=0, description="first character of the part")
    end: int | None = Field(default=None, ge=0, description="character behind the part")
    version: str | None = Field(default=None, description="the version that a citation names; unset: the live one")
    chunk_limit: int = Field(default=50, ge=0, le=500)
    chunk_offset: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _span(self) -> TextParameters:
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end belong together: give both or none")
        if self.start is not None and self.end is not None:
            if self.end < self.start:
                raise ValueError("end lies before start")
            if self.end - self.start > 20_000:
                raise ValueError("a part has at most 20,000 characters: ask for several")
        return self


GivenFeedback = Annotated[Feedback, BeforeValidator(whole_characters)]


class FeedbackParameters(Given):
    """A page of the feedback."""

    thumb: Literal["up", "down"] | None = Field(default=None, description="only these")
    limit: int = Field(default=50, ge=1, le=PAGE_MAX)
    offset: int = Field(default=0, ge=0, le=OFFSET_MAX)


class NoParameters(Given):
    """An address that takes no query."""


class Question(Given):
    """A question with what is known of the asker."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={"examples": [{"question": "Wie hoch ist der Zuschuss beim Digitalbonus.Innovativ?"}]},
    )

    question: str
    today: Day | None = Field(default=None, description="the asker's day; unset: the server's")
    filters: Conditions = Field(default_factory=Conditions)
    history: Annotated[list[Turn], Field(max_length=HISTORY_MAX)] = Field(
        default_factory=list, description="the turns before, oldest first"
    )
    profile: AskersProfile = Field(default_factory=Profile, description="what is known of the company and its project")


class CheckOrder(Given):
    """A company and its project, to be checked against the programmes."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "profile": {
                        "headcount": 38,
                        "place": "Gifhorn",
                        "sector": "Zerspanung",
                        "project": {"topics": ["innovation_rd"], "kinds": ["research"], "costs_eur": 200000},
                    },
                    "limit": 5,
                }
            ]
        },
    )

    profile: AskersProfile = Field(description="what is known; what is left out counts as unknown, never as zero or no")
    today: Day | None = Field(default=None, description="the asker's day; unset: the server's")
    language: Literal["de", "en"] = Field(default="de", description="of what is said of criteria and support")
    entries: list[str] = Field(
        default_factory=list, max_length=PAGE_MAX, description="only these programmes, in any case"
    )
    everything: Truth = Field(
        default=False, description="all programmes, also those that do not fit or have another topic"
    )
    limit: Annotated[int, Field(ge=1, le=PAGE_MAX), Counted] = Field(
        default=10, description="most programmes of the shortlist"
    )


class IngestOrder(Given):
    """What to ingest; paths are the server's own."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={"examples": [{"targets": ["https://www.zim.de/", "/srv/richtlinien"], "prune": True}]},
    )

    targets: list[str] = Field(min_length=1, max_length=1_000)
    audience: Audience = Field(default="public", description="public or internal")
    prune: Truth = Field(default=False, description="remove what is gone from the folders given")
    field_map: dict[str, str] | None = Field(default=None, description="for .jsonl: field -> column")


def known_audience(value: str) -> Audience:
    """Returns `value` where it is an audience.

    Raises:
        FilterUnknown: it is none.
    """
    if value not in AUDIENCES:
        raise FilterUnknown("audience", value, list(AUDIENCES))
    return cast(Audience, value)


class ShownKey(Given):
    """A key to sign in with."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"examples": [{"key": "lotse_…"}]})

    key: SecretStr = Field(max_length=500, description="what 'lotse key create' showed, or LOTSE_API_TOKEN")
