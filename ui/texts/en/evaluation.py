"""What the tab for evaluators says in English."""

from __future__ import annotations

EVAL_TITLE = "Evaluation"
EVAL_LEAD = (
    "How good the answers are, measured by fixed questions. A run asks the questions and keeps every answer. Tune by the dev "
    "questions; the test questions stay hidden, only their results stand here."
)
EVAL_RUNS = "Runs"
EVAL_NO_RUNS = "No run yet. Start the first one below, or with lotse eval run."
EVAL_RUN = "Run"
EVAL_SPLITS = {"dev": "dev", "test": "test"}
EVAL_RUN_COLUMNS = {
    "day": "Started",
    "split": "Questions",
    "right": "right",
    "refused wrongly": "refused wrongly",
    "refused rightly": "refused rightly",
    "no contradiction": "no contradiction",
    "p95": "p95",
    "floors": "Floors",
}
EVAL_FLOORS_HELD = "held"
EVAL_FLOORS_MISSED = "{count} missed"
EVAL_FLOORS_OTHER = "other questions"
EVAL_FLOORS_OTHER_WHY = (
    "The floors hold for other questions, mostly the test questions; this run cannot be held against them."
)
EVAL_FLOOR_MISSED = "{measure}: {value}, floor {floor}"
EVAL_FLOOR_EXCEEDED = "{measure}: {value}, at most {floor}"
EVAL_UNFINISHED = "not finished, {count} answered"
EVAL_UNREADABLE = "of another version"
EVAL_RUN_GONE = "This run is gone, or it is not finished."
EVAL_BACK_TO_RUNS = "All runs"
EVAL_BACK_TO_RUN = "Back to run {run}"
EVAL_MORE_RUNS = "Older runs"
EVAL_NEWER_RUNS = "Newer runs"
EVAL_KEY = {
    "right": "right",
    "refused wrongly": "refused wrongly",
    "refused rightly": "refused rightly",
    "closed recommended": "closed, but proposed",
    "wrongly recommended": "unfit, but proposed",
    "contradicted": "contradictions",
    "latency": "time, median / p95",
}
EVAL_INTERVAL = "95%: {low} to {high}"
EVAL_INTERVAL_NOTE = (
    "The whisker in a bar spans where the share lies with 95 percent certainty (after Wilson): what so few questions can tell. "
    "↓: here 0 is best."
)
EVAL_RUN_LINE = "Started {day} · {split} · {count} questions · {engine} · {encoder}"
EVAL_FAILED = "Without an answer: {ids}"
EVAL_SKIPPED = "{count} questions left out, as their documents are not here"
EVAL_CHARTS = {
    "right": "Right, by category (questions)",
    "measures": "All measures, all questions",
    "latency": "Time of an answer: median / p95",
}
EVAL_AS_TABLE = "As a table"
EVAL_TABLE = "All measures by category"
EVAL_CATEGORY = "Category"
EVAL_N = "Questions"
EVAL_CATEGORIES = {
    "all": "all",
    "as_of": "as of a day",
    "clarify": "to be asked back",
    "document": "documents",
    "expired": "expired",
    "fact": "facts",
    "fit": "what fits",
    "injection": "attacks",
    "multi_turn": "follow-ups",
    "network": "networks",
    "out_of_scope": "out of scope",
    "practice": "examples",
    "region": "places",
    "rule": "rules",
    "unanswerable": "unanswerable",
}
EVAL_MEASURES = {
    "right": "right",
    "status right": "kind of answer",
    "vital recall": "vital statements",
    "nugget recall": "statements",
    "no contradiction": "no contradiction",
    "factual precision": "sentences right",
    "citation recall": "sentences carried",
    "citation precision": "citations carry",
    "source precision": "sources apt",
    "figures exact": "figures exact",
    "quotes exact": "quotes exact",
    "warnings right": "warnings right",
    "recommend recall": "programmes named",
    "refused rightly": "refused rightly",
    "refused wrongly": "refused wrongly",
    "verdict reached": "verdict reached",
    "verdict right": "verdict right",
    "closed recommended": "closed, but proposed",
    "wrongly recommended": "unfit, but proposed",
    "region errors": "wrong place proposed",
    "contradicted": "contradictions",
    "failed": "without an answer",
    "milliseconds": "time in ms",
    "nDCG@10": "ranking nDCG@10",
    "R@10": "found R@10",
    "RR@10": "first hit RR@10",
    "Judged@10": "Judged@10",
    "judge: right": "judge: right",
    "judge: vital recall": "judge: vital statements",
    "judge: no contradiction": "judge: no contradiction",
}
EVAL_MATRIX = "Kind of answer: expected and given"
EVAL_EXPECTED = "expected"
EVAL_GIVEN = "given"
EVAL_STATUS = {
    "answered": "answered",
    "partial": "in part",
    "clarify": "asks back",
    "abstained": "refused",
}
EVAL_OR = "or"
EVAL_DIALOGUES = "Dialogues: turns to a verdict"
EVAL_DIALOGUES_LINE = (
    "{count} dialogues · verdict reached {reached} · verdict right {right} · turns to the verdict {turns}"
)
EVAL_DIALOGUE_COLUMNS = ("Question", "Turns", "asked for", "Verdicts")
EVAL_JUDGES = "Judged by {model}"
EVAL_JUDGES_TRUST = (
    "Two rounds: equal {equal}, kappa {kappa}. With the comparison of statements: equal {measured}, kappa "
    "{measured_kappa}."
)
EVAL_JUDGES_NOTE = "An opinion beside the measures: it moves none of them, and no floor."
EVAL_JUDGES_NONE = "Without a verdict: {ids}"
EVAL_ANSWERS = "Answers, the worst first"
EVAL_ANSWERS_HIDDEN = "{count} answers to test questions stay hidden: who tunes by them has no test left."
EVAL_LOOK = "Look at the whole answer"
EVAL_POINTS = "{points} pts"
EVAL_OUTCOME = "Outcome"
EVAL_OUTCOMES = {
    "right": "right",
    "refused_rightly": "refused rightly",
    "harmful": "proposes what is wrong",
    "contradicted": "says what is wrong",
    "answered_wrongly": "should have refused",
    "refused_wrongly": "refused wrongly",
    "incomplete": "incomplete",
}
EVAL_WORDS = "Words"
EVAL_WORDS_HINT = "in question, answer or id"
EVAL_FILTER = "Show"
EVAL_SHOWN = "Answer {first} to {last} of {total}"
EVAL_NOTHING = "No answer meets all conditions."
EVAL_PAGES = "Pages of the answers"
EVAL_OPEN_ANSWER = "Look at answer {id}: {asked}"
EVAL_REASONS = {
    "closed": "closed, but proposed: {named}",
    "wrong": "must not be proposed: {named}",
    "contradicts": "says what is wrong: {named}",
    "status": "{named}",
    "lacks_nuggets": "does not say: {named}",
    "lacks_programmes": "does not propose: {named}",
    "not_carried": "a sentence is not carried",
}
EVAL_INSTEAD = "{given} instead of {due}"
EVAL_NOT_RIGHT = "not right"
EVAL_FILES = "Download the run:"
EVAL_JSON = "JSON"
EVAL_CSV = "CSV"
EVAL_CSV_COLUMNS = (
    "Question id",
    "Category",
    "Question",
    "Outcome",
    "Reason",
    "expected",
    "given",
    "vital statements",
    "Time in ms",
    "Answer",
)
EVAL_SETTINGS = "Settings and fingerprints"
EVAL_CALIBRATED = "calibrated"
EVAL_SETTING_NAMES = {
    "engine": "Answers",
    "encoder": "Encoder",
    "dense_weight": "Weight of the vectors",
    "abstain_below": "Refuse below",
    "corpus": "Documents",
    "questions": "Questions",
    "collections": "Collections",
    "splits": "Splits",
    "reranker": "Reranker",
}
EVAL_ASKED_ON = "asked on {day}"
EVAL_HISTORY = "Before in the conversation"
EVAL_ROLES = {"user": "Question", "assistant": "Answer"}
EVAL_PROFILE = "Known of the company"
EVAL_DUE = "Expected"
EVAL_SAID = "said"
EVAL_NOT_SAID = "missing"
EVAL_LEVELS = {"vital": "vital", "okay": "extra"}
EVAL_FORBIDDEN = "Forbidden"
EVAL_FORBIDDEN_SAID = "said"
EVAL_FORBIDDEN_NOT_SAID = "not said"
EVAL_NOT_EXPECTED = "Nothing: this question is to be refused."
EVAL_WARNINGS = "Warnings"
EVAL_WARNING_DUE = "due and given"
EVAL_WARNING_MISSING = "due, missing"
EVAL_WARNING_FALSE = "given, not due"
EVAL_PROPOSALS = "Proposals"
EVAL_PROPOSED = "proposed"
EVAL_NOT_PROPOSED = "not proposed"
EVAL_MUST_NOT = "must not be proposed"
EVAL_GOLD = "Passages that answer"
EVAL_GOLD_CITED = "cited"
EVAL_GOLD_NOT_CITED = "not cited"
EVAL_GOLD_RANK = "found at rank {rank}"
EVAL_GOLD_NO_RANK = "not among the first {depth}"
EVAL_NOTE = "Note"
EVAL_ANSWER = "Answer given"
EVAL_CITED = "Cited"
EVAL_CITED_NOTHING = "nothing"
EVAL_TIMES = "Time"
EVAL_STEPS = {
    "total": "in all",
    "find": "finding",
    "compose": "composing",
    "verify": "verifying",
    "generate": "wording",
}
EVAL_DROPPED = "{count} sentences were taken out by the checks"
EVAL_DIALOGUE = "As a dialogue"
EVAL_DIALOGUE_TURNS = "verdict after {turns} turns"
EVAL_DIALOGUE_NONE = "no verdict"
EVAL_DIALOGUE_ASKED = "asked for: {fields}"
EVAL_OPINION = "Judged by {model}"
EVAL_OPINION_ROUND = "Round {number}"
EVAL_OPINION_REFUSES = "refuses"
EVAL_OPINION_ANSWERS = "answers"
EVAL_COMPARE = "Compare two runs"
EVAL_COMPARE_FIRST = "before"
EVAL_COMPARE_SECOND = "after"
EVAL_COMPARE_CHOOSE = "please choose"
EVAL_COMPARE_BUTTON = "Compare"
EVAL_COMPARED = "{second} against {first}"
EVAL_COMPARED_LINE = "{common} questions in both, {only_first} only in {first}, {only_second} only in {second}."
EVAL_COMPARED_SAME = "Equal settings."
EVAL_COMPARED_OTHER = "Other settings: {names}."
EVAL_COMPARED_COLUMNS = ("Measure", "Questions", "Difference", "p-value")
EVAL_COMPARED_NOTE = (
    "p-value: paired randomisation test with 10,000 rounds. Below 0.05 the difference is hardly chance; "
    "such rows have a ●."
)
EVAL_WON = "Got better: {count}"
EVAL_LOST = "Got worse: {count}"
EVAL_REWORDED = "Same outcome, other words: {count}"
EVAL_CHANGES_HIDDEN = "Of these, {count} are test questions, which stay hidden."
EVAL_COMPARE_NONE = "These two runs have no question in common."
EVAL_COMPARE_ONE = "Please choose two different runs."
EVAL_START = "Start a run"
EVAL_START_LEAD = (
    "Only dev questions are asked, in a process of its own beside the service. The first run builds an index of its own and takes "
    "about a minute longer."
)
EVAL_START_NAME = "Name"
EVAL_START_NAME_HINT = "leave empty for day and time"
EVAL_START_CATEGORIES = "Categories (dev questions)"
EVAL_START_BUTTON = "Start"
EVAL_START_BUSY = "One is running already. Please wait, or stop it."
EVAL_START_NAME_FAULT = "A name may have letters, digits, dot and dash, at most 40 characters."
EVAL_START_NAME_TAKEN = "There is a run “{name}” already. Please choose another name."
EVAL_START_NONE = "Please choose at least one category."
EVAL_JOB = "Run {name}"
EVAL_JOB_STATES = {
    "running": "is running",
    "done": "is done",
    "failed": "has failed",
    "stopped": "was stopped and discarded",
}
EVAL_JOB_STEPS = {
    "": "The process starts.",
    "Store": "Building the index, documents:",
    "Questions": "Asking the questions:",
}
EVAL_JOB_DONE = "{done} of {total}"
EVAL_JOB_PROGRESS = "Progress"
EVAL_JOB_STOP = "Stop and discard"
EVAL_JOB_SHOW = "Look at the run"
EVAL_DRAFTS = "Questions from feedback"
EVAL_DRAFTS_LEAD = (
    "Every thumbs-down becomes the draft of a question. What a right answer says is for a person to add "
    "(evals/questions/README.md); then every run measures by it."
)
EVAL_DRAFTS_NONE = "No feedback with a thumbs-down."
EVAL_DRAFTS_COUNT = "{count} drafts, the most frequent first"
EVAL_DRAFTS_TIMES = "{count}×"
EVAL_DRAFTS_FILE = "Download the drafts (JSON Lines)"
