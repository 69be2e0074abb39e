"""The cookbook answers every question, in order."""

import re
from pathlib import Path

PAGE = (Path(__file__).parent.parent / "docs" / "how-to" / "cookbook.md").read_text("utf-8")


def test_there_are_twenty_three_questions_each_with_an_answer_that_is_run() -> None:
    parts = re.split(r"^### (\d+)\. (.+\?)$", PAGE, flags=re.MULTILINE)[1:]
    numbers, texts = parts[::3], parts[2::3]
    assert numbers == [str(number) for number in range(1, 24)]
    for text in texts:
        blocks = re.findall(r"^```python\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
        lines = [line for block in blocks for line in block.splitlines() if line]
        code = [line for line in lines if line.startswith((">>> ", "... "))]
        # One to three lines a question.
        assert 1 <= len(code) <= 3
        assert len(lines) > len(code), "nothing is printed"
