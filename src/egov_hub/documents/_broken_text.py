"""What is wrong with a text that is not JSON: the kinds of mistakes that people make.

A parser only knows the first character at which it cannot continue. The characters around it, or
the beginning of the text, often show what the writer meant.
"""

import json
import re
from typing import Final, NamedTuple

from egov_hub._wording import shown


class Fault(NamedTuple):
    """What is wrong with a text, and where.

    Attributes:
        what: The problem, as a sentence without its full stop.
        at: The number of the character.
    """

    what: str
    at: int


_MERGE: Final = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)", re.MULTILINE)
_PATH: Final = re.compile(r"[^\n{}\[\]\"]*(?:[/\\][^\n{}\[\]\"]*|\.(?:jsonl?|ya?ml|csv|txt))\s*")
_YAML: Final = re.compile(r"(?:\s*(?:#[^\n]*)?\n)*(?:---|- |[\w-]+:(?:[ \r\n]|$))")
_CURLY: Final = "“”„‟«»‘’"
_PYTHON: Final = {"None": "null", "True": "true", "False": "false", "NaN": "null"}
_COMMENTS: Final = ("//", "/*", "#")


def fault(error: json.JSONDecodeError) -> Fault:
    """Return what is wrong with a text that a parser refused."""
    text = error.doc
    return _of_all(text) or _around(text, error.pos) or Fault(_as_parsed(error), error.pos)


def _of_all(text: str) -> Fault | None:
    """Return what is wrong with a text as a whole."""
    start = len(text) - len(text.lstrip())
    if start == len(text):
        return Fault("It is empty", 0)
    if "\0" in text[:4]:
        return Fault("It is UTF-16. Save it as UTF-8", 0)
    if conflict := _MERGE.search(text):
        what = (
            "It has the marks of a merge conflict. Keep one of the two versions, without the marks"
        )
        return Fault(what, conflict.start())
    if text[start] == "<":
        return Fault("It is HTML or XML. Perhaps a page with an error was saved", start)
    if _PATH.fullmatch(text):
        return Fault("It looks like the path of a file. Read a file with load(...)", start)
    if _YAML.match(text):
        return Fault("It looks like YAML. Give what a YAML reader returns to from_dict(...)", start)
    return None


def _around(text: str, at: int) -> Fault | None:
    """Return what is wrong at the character at which a parser cannot continue."""
    before, after = text[:at].rstrip(), text[at:]
    # The parsers of some versions of Python stop at the comma, others after it.
    if re.match(r",?\s*[\]}]", after) and (before + after[:1]).rstrip("]}").endswith(","):
        what = "It has a comma after the last item. Remove the comma"
        return Fault(what, text.rindex(",", 0, at + 1))
    if after.startswith(_COMMENTS):
        return Fault("It has a comment, which JSON does not have. Remove the comment", at)
    if after.startswith("'"):
        return Fault('It has single quotes. Write double quotes (")', at)
    line_start = text.rfind("\n", 0, at) + 1
    line = text[line_start:].partition("\n")[0]
    if curly := re.search(f"[{_CURLY}]", line):
        what = f'It has curly quotes ({curly[0]}). Write straight ones (")'
        return Fault(what, line_start + curly.start())
    for word, meant in _PYTHON.items():
        if after.startswith(word):
            return Fault(f"It has {word} of Python. Write {meant}", at)
    return None


# What the parser says, and what it means.
_LACKS: Final = {
    "Expecting ',' delimiter": "A comma is missing before",
    "Expecting ':' delimiter": "A colon is missing before",
    "Expecting value": "A value is missing or has no quotes at",
    "Expecting property name enclosed in double quotes": "A key is missing or has no quotes at",
    "Invalid control character at": "Write \\n for a line end and \\t for a tab inside a text, not",
    "Extra data": "There is more text after its end. Remove this:",
}


def _as_parsed(error: json.JSONDecodeError) -> str:
    """Return what the parser says."""
    if error.pos >= len(error.doc) or error.msg.startswith("Unterminated"):
        return "It ends in the middle of a value. Perhaps a part of it is missing"
    character = error.doc[error.pos]
    if error.msg == "Extra data" and character in "{[":
        return "It has several values. Read JSON Lines with iter_records(...)"
    return f"{_LACKS.get(error.msg, error.msg)} {shown(character)}"
