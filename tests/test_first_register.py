"""A first register written by hand: following the advice alone corrects it, in two rounds.

The editor here reads no documentation. It takes each problem, finds its place by the pointer, and
does what the sentence says, as a program that knows nothing of registers.
"""

import json
import re
from typing import Any, Final

import pytest

from egov_hub import Problem, ValidationError, from_dict

MISTAKES: Final = 22
REGISTER: Final = """
{
  "title": "Хаб",
  "id": "Astana Hub",
  "institutions": [
    {"id": "oecd", "name": {"english": "OECD"}, "kind": "intergovernmental",
     "url": ["www.oecd.org"]},
    {"id": "Açık Yönetim", "name": {"tr": "Açık Yönetim"}, "country": "Turkey"}
  ],
  "alliances": [
    {
      "id": "e-gov",
      "title": {"en": "Digital peers"},
      "kind": "p2p",
      "founded": 2018,
      "history": {
        "changes": [
          {"member": "Kyrgyz Republic", "date": "09.06.2018", "standing": "full member"},
          {"member": "uz", "on": "June 2018", "standing": "Observer"}
        ]
      }
    }
  ],
  "workshops": [
    {
      "id": "tashkent-2019",
      "title": {"en": "Digital Government"},
      "start": "30-31 May 2019",
      "format": "offline",
      "edition": "3",
      "city": {"en": "Tashkent"},
      "alliance": "e-gvo",
      "co_organizers": ["oecd"],
      "sources": [{"source": "notcie"}]
    }
  ],
  "sources": [{"id": "notice", "link": "www.hub.org/news"}]
}
"""


def parent_of(document: Any, path: str) -> tuple[Any, Any]:
    """Return what contains the value that a pointer leads to, and its key there."""
    *above, last = path.split("/")[1:]
    for part in above:
        document = document[int(part) if isinstance(document, list) else part]
    return document, int(last) if isinstance(document, list) else last


def follow(document: Any, problem: Problem) -> None:
    """Do what a problem says to do."""
    message = problem.message
    if added := re.search(r'Add "(\w+)": (\d+)\.', message):
        document[added[1]] = int(added[2])
        return
    inside, key = parent_of(document, problem.path)
    if moved := re.search(r'Write it in "(\w+)", as "(\w+)"', message):
        inside[moved[1]] = {moved[2]: inside.pop(key)}
    elif period := re.search(r"Write (\S+) as the start and (\S+) as the end", message):
        inside["start"], inside["end"] = period[1], period[2]
    elif meant := re.search(r'Did you mean "(.*?)"\?', message):
        if problem.code in ("unknown-key", "unknown-language"):
            inside[meant[1]] = inside.pop(key)
        else:
            inside[key] = meant[1]
    elif number := re.search(r"Write (\d+) without quotes", message):
        inside[key] = int(number[1])
    elif written := re.search(r'Write (\{.*?\}|\[".*?"\]|".*?")[.,]', message):
        inside[key] = json.loads(written[1])
    elif day := re.search(r"Write (\S+)\.$", message):
        inside[key] = day[1]
    else:
        pytest.fail(f"It is not said what to write: {problem}")


def test_two_rounds_of_advice_correct_a_first_register() -> None:
    document = json.loads(REGISTER)
    followed = 0
    for _ in range(2):
        with pytest.raises(ValidationError) as refused:
            from_dict(document)
        # Keys are renamed last, so that the pointers of the others still lead to their places.
        problems = sorted(refused.value.problems, key=lambda each: each.path.count("/"))
        for problem in reversed(problems):
            follow(document, problem)
        followed += len(problems)
    assert followed >= MISTAKES
    hub = from_dict(document)
    assert hub == from_dict(CORRECT)


CORRECT: Final = {
    "egov_hub": 1,
    "id": "astana-hub",
    "name": {"und": "Хаб"},
    "organizations": [
        {
            "id": "oecd",
            "name": {"en": "OECD"},
            "kind": "international",
            "links": ["https://www.oecd.org"],
        },
        {"id": "acik-yonetim", "name": {"tr": "Açık Yönetim"}, "country": "TR"},
    ],
    "alliances": [
        {
            "id": "e-gov",
            "name": {"en": "Digital peers"},
            "kind": "peer-learning",
            "launched": "2018",
            "history": {
                "changes": [
                    {"member": "KG", "on": "2018-06-09", "standing": "member"},
                    {"member": "UZ", "on": "2018-06", "standing": "observer"},
                ]
            },
        }
    ],
    "workshops": [
        {
            "id": "tashkent-2019",
            "title": {"en": "Digital Government"},
            "start": "2019-05-30",
            "end": "2019-05-31",
            "format": "in-person",
            "ordinal": 3,
            "place": {"city": {"en": "Tashkent"}},
            "alliance": "e-gov",
            "co_organizers": [{"organization": "oecd"}],
            "cited": [{"source": "notice"}],
        }
    ],
    "sources": [{"id": "notice", "url": "https://www.hub.org/news"}],
}
"""The register as it was meant."""
