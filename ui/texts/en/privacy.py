"""What the page says in English of what it keeps."""

from __future__ import annotations

PRIVACY = "Privacy"
PRIVACY_LEAD = (
    "You can ask and search without signing in and without saying who you are. Nothing is stored unless you cause it."
)
PRIVACY_SECTIONS = (
    (
        "Your questions and the conversation",
        "What you ask is answered on this server and not stored. The conversation and what you tell of your "
        "company are in the server's memory while the window is open, and are deleted an hour after you have "
        "closed it at the latest. Your shortlist stays in the browser and goes with the window. {model}",
    ),
    (
        "Funding check, search and files",
        "What you enter in the check and the files you download are processed for that purpose and forgotten. "
        "The words of a search are part of its address. If the operator keeps an access log, it holds network "
        "address, time and the address that was called, but never the text of a question of the conversation. "
        "The exception is a link to a question, which contains it.",
    ),
    (
        "Feedback",
        "Only when you press Yes under an answer or send feedback are the question, the answer, your verdict, "
        "the reason and your comment stored, the questions before only if you tick the box. They are deleted "
        "after {days} days. Nothing is stored of who you are: no network address, no cookie, no time of day. "
        "Email addresses, account numbers and telephone numbers in your text are removed; names are not "
        "recognised, so please write none. You get a number: with it you can have the feedback deleted, at once"
        " here or later by the operator.",
    ),
    (
        "Cookies",
        "There is a cookie only when staff sign in with a key: it keeps them signed in for at most {hours} "
        "hours and serves no other purpose. Nothing is loaded from other servers, and nobody counts your "
        "visits.",
    ),
    (
        "On what legal basis",
        "Questions are answered because you wish it and the operator wants to inform (legitimate interest, Art."
        " 6 (1) f GDPR). Feedback is stored because you consent by sending it (letter a); you can take that "
        "back at any time. The cookie is necessary for signing in (section 25 (2) no. 2 TDDDG, the German act "
        "on privacy in telemedia).",
    ),
    (
        "Your rights",
        "Whoever runs this service is responsible. Ask them for information, correction and deletion; name the "
        "number of the feedback, as it cannot be traced to you in another way. You can complain to the data "
        "protection authority of your state.",
    ),
)
PRIVACY_NO_MODEL = "No language model reads along."
PRIVACY_MODEL = (
    "To word the answer, your question and the passages found are sent to the language model {model}, chosen by"
    " the operator."
)
