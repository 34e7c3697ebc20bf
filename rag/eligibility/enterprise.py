"""Criteria on the enterprise: what it is, how old, of which legal form, in which sector, and where."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.places import load_places
from rag.eligibility.case import Case
from rag.eligibility.legal_form import NAMES, legal_form_of
from rag.eligibility.sector import in_sectors, outside_sectors
from rag.eligibility.verdict import both, result_of
from rag.eligibility.wording import APPLICANTS, Words
from rag.records import CriterionResult

_CRAFTS = re.compile(r"handwerk|gewerbliche wirtschaft", re.IGNORECASE)
"""Names of sectors that hold every craft business."""
SHOWN_REGIONS = 4
"""Regions that a criterion names; more are counted."""


def applicant(case: Case) -> CriterionResult | None:
    """Whether the asker is one of those who may apply.

    A craft business is a company. Whether a company is a craft business, a freelancer a company in the programme's sense,
    a founder one already, or somebody joins a consortium, is not known.
    """
    allowed, words = case.eligible.applicants, case.words
    if not allowed:
        return None
    asker = case.asker.applicant
    held: bool | None = asker in allowed or (asker == "craft" and "company" in allowed)
    if not held:
        may_turn = (
            "consortium" in allowed
            or (asker == "company" and bool({"craft", "freelancer"} & set(allowed)))
            or (asker in ("freelancer", "founder") and "company" in allowed)
        )
        held = None if may_turn else False
    said = case.profile.applicant is not None
    return CriterionResult(
        criterion="applicant",
        result=result_of(held),
        needs=words.any_of(APPLICANTS[one] for one in allowed),
        has=words.of(APPLICANTS[asker]),
        assumed=None if said or held is None else words("Antragsteller ist ein Unternehmen", "a company applies"),
        entry_field="eligible.applicants",
        profile_field="applicant",
    )


def age(case: Case) -> CriterionResult | None:
    """Whether the enterprise is neither too young nor too old."""
    least, most, words = case.eligible.age_years_min, case.eligible.age_years_max, case.words
    if least is None and most is None:
        return None
    held = both(
        True if least is None else case.asker.age_years_at_least(least),
        True if most is None else case.asker.age_years_at_most(most),
    )
    founding = least is None and case.asker.applicant == "founder" and case.profile.founded is None
    needs = [
        words(f"seit mindestens {least} Jahren am Markt", f"in business for at least {least} years") if least else "",
        words(f"höchstens {most} Jahre alt", f"at most {most} years old") if most is not None else "",
    ]
    return CriterionResult(
        criterion="age",
        result=result_of(True if founding else held),
        needs=", ".join(part for part in needs if part),
        has=words(f"gegründet {case.profile.founded}", f"founded {case.profile.founded}")
        if case.profile.founded
        else None,
        assumed=words("Die Gründung steht noch bevor", "the founding is still to come") if founding else None,
        entry_field="eligible.age_years_max" if most is not None else "eligible.age_years_min",
        profile_field="founded",
    )


def sector(case: Case) -> CriterionResult | None:
    """Whether the sector is one of those that may apply, and none that may not."""
    eligible, profile, words = case.eligible, case.profile, case.words
    if not eligible.sectors and not eligible.sectors_excluded:
        return None
    craft = case.asker.applicant == "craft" and any(_CRAFTS.search(one) for one in eligible.sectors)
    inside = craft or not eligible.sectors or in_sectors(profile.sector, profile.wz, eligible.sectors)
    outside = not eligible.sectors_excluded or outside_sectors(profile.sector, profile.wz, eligible.sectors_excluded)
    without = f"{words('nicht', 'not')}: {', '.join(eligible.sectors_excluded)}" if eligible.sectors_excluded else ""
    unsaid = not eligible.sectors and profile.sector is None and profile.wz is None
    said = [one for one in (profile.sector, profile.wz and f"WZ {profile.wz}") if one]
    return CriterionResult(
        criterion="sector",
        result=result_of(True if unsaid else both(inside, outside)),
        needs="; ".join(part for part in (", ".join(eligible.sectors), without) if part),
        has=", ".join(said) or None,
        assumed=words("Die Branche ist nicht ausgeschlossen", "the sector is not excluded") if unsaid else None,
        entry_field="eligible.sectors" if eligible.sectors else "eligible.sectors_excluded",
        profile_field="sector",
    )


def region(case: Case) -> CriterionResult | None:
    """Whether the site lies where the programme works; only Germany is taken for granted."""
    regions = case.eligible.regions or case.entry.regions
    if not regions:
        return None
    words, site = case.words, case.asker.site
    held = site.lies_in(regions)
    return CriterionResult(
        criterion="region",
        result=result_of(held),
        needs=_region_words(regions, words),
        has=site.label,
        assumed=words("Standort in Deutschland", "a site in Germany") if site.assumed and held else None,
        entry_field="eligible.regions" if case.eligible.regions else "regions",
        profile_field="place",
    )


@lru_cache(maxsize=5_000)
def _region_words(regions: tuple[str, ...], words: Words) -> str:
    tables = load_places().regions
    names = [tables.label(one) for one in regions if tables.exists(one)]
    more = len(names) - SHOWN_REGIONS
    told = ", ".join(names[:SHOWN_REGIONS])
    return told + words(f" und {more} weitere", f" and {more} more") if more > 0 else told


def legal_form(case: Case) -> CriterionResult | None:
    """Whether the legal form is one of those that may apply, and none that may not."""
    eligible, words = case.eligible, case.words
    allowed, excluded = eligible.legal_forms, eligible.legal_forms_excluded
    if not allowed and not excluded:
        return None
    mine = legal_form_of(case.profile.legal_form)
    without = f"{words('nicht', 'not')}: {', '.join(NAMES[one] for one in excluded)}" if excluded else ""
    return CriterionResult(
        criterion="legal_form",
        result=result_of(None if mine is None else (not allowed or mine in allowed) and mine not in excluded),
        needs="; ".join(part for part in (", ".join(NAMES[one] for one in allowed), without) if part),
        has=case.profile.legal_form,
        entry_field="eligible.legal_forms" if allowed else "eligible.legal_forms_excluded",
        profile_field="legal_form",
    )
