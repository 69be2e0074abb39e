"""The cookbook answers every question, in order."""

import re
from pathlib import Path

PAGE = (Path(__file__).parent.parent / "docs" / "how-to" / "cookbook.md").read_text("utf-8")


def test_there_are_twenty_two_questions_each_with_an_answer_that_is_run() -> None:
    parts = re.split(r"^### (\d+)\. (.+\?)$", PAGE, flags=re.MULTILINE)[1:]
    numbers, texts = parts[::3], parts[2::3]
    assert numbers == [str(number) for number in range(1, 23)]
    for text in texts:
        blocks = re.findall(r"^```python\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
        code = [line for block in blocks for line in block.splitlines() if line.startswith(">>> ")]
        # One to three lines a question; some show the answer in two ways.
        assert 1 <= len(code) <= 4
