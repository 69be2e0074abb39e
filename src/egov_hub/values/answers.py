"""Answers that may be *maybe*, which means that the record does not decide."""

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING, Final, Literal, NoReturn, TypeAlias

from egov_hub import _parse
from egov_hub._wording import expected
from egov_hub.problems import Code, refuse

__all__ = ["Answer", "AnswerLike"]


class Answer(Enum):
    """Yes, no, or maybe: the record does not decide.

    An answer has no truth value, because *maybe* is neither true nor false: use `certainly` or
    `possibly`. For the same reason it can be compared only with other answers, not with a bool or
    a text. `&`, `|` and `~` follow Kleene's strong logic of three values.

    Example:
        >>> answer = PartialDate("2018").before("2018-06-09")
        >>> answer
        <Answer.MAYBE: 'maybe'>
        >>> answer.certainly, answer.possibly
        (False, True)
        >>> if answer: ...
        Traceback (most recent call last):
            ...
        TypeError: An Answer may be MAYBE, so it is neither true nor false. \
Use .certainly or .possibly.
        >>> print(answer)
        maybe
        >>> answer == "yes"
        Traceback (most recent call last):
            ...
        TypeError: An Answer is never equal to 'yes'. Use .certainly or .possibly, \
or compare it with Answer.YES, Answer.NO or Answer.MAYBE.
    """

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"

    @classmethod
    def of(cls, possible: Iterable[bool]) -> "Answer":
        """Return the answer, given whether something is true in each possible case (at least one).

        Raises:
            ValidationError: A case is neither True nor False, or there are no cases.

        Example:
            >>> Answer.of([True, True]), Answer.of([True, False])
            (<Answer.YES: 'yes'>, <Answer.MAYBE: 'maybe'>)
        """
        return _parse.argument("possible", _answer_of, possible)

    @property
    def certainly(self) -> bool:
        """Whether it is true in every case: the answer is YES.

        Example:
            >>> Answer.MAYBE.certainly
            False
        """
        return self is Answer.YES

    @property
    def possibly(self) -> bool:
        """Whether it is true in at least one case: the answer is not NO.

        Example:
            >>> Answer.MAYBE.possibly
            True
        """
        return self is not Answer.NO

    def __and__(self, other: "Answer") -> "Answer":
        """Return NO if either is NO, else MAYBE if either is MAYBE, else YES."""
        if not isinstance(other, Answer):
            return NotImplemented
        if Answer.NO in (self, other):
            return Answer.NO
        return Answer.MAYBE if Answer.MAYBE in (self, other) else Answer.YES

    def __or__(self, other: "Answer") -> "Answer":
        """Return YES if either is YES, else MAYBE if either is MAYBE, else NO."""
        if not isinstance(other, Answer):
            return NotImplemented
        return ~(~self & ~other)

    def __invert__(self) -> "Answer":
        """Return NO for YES, YES for NO, and MAYBE for MAYBE."""
        if self is Answer.MAYBE:
            return self
        return Answer.NO if self is Answer.YES else Answer.YES

    if not TYPE_CHECKING:
        # If type checkers do not see this method, they report such comparisons themselves.
        def __eq__(self, other: object) -> bool:
            """Return whether it is the same answer. A bool or a text is refused, as `bool()` is.

            Raises:
                TypeError: The other value is a bool or a text. An answer is never equal to one.
            """
            if isinstance(other, (bool, str)):
                message = (
                    f"An Answer is never equal to {other!r}. Use .certainly or .possibly, "
                    "or compare it with Answer.YES, Answer.NO or Answer.MAYBE."
                )
                raise TypeError(message)
            return self is other

        # Enum uses the hash of the name, so a set of answers and texts would have to compare the
        # two.
        __hash__ = object.__hash__

    def __str__(self) -> str:
        """Return the word: yes, no or maybe."""
        return str(self.value)

    def __bool__(self) -> NoReturn:
        """Refuse: the caller must choose between *certainly* and *possibly*.

        Raises:
            TypeError: Always.
        """
        message = (
            "An Answer may be MAYBE, so it is neither true nor false. Use .certainly or .possibly."
        )
        raise TypeError(message)


_ANSWERS: Final = {
    frozenset({True}): Answer.YES,
    frozenset({False}): Answer.NO,
    frozenset({True, False}): Answer.MAYBE,
}


def _answer_of(possible: Iterable[bool]) -> Answer:
    """Return the answer for possible cases."""
    answer = _ANSWERS.get(_parse.read(possible, frozenset[bool]))
    if answer is None:
        message = expected("one or more of True and False", possible, "a list like [True, False]")
        raise refuse(Code.WRONG_TYPE, message)
    return answer


AnswerLike: TypeAlias = Answer | Literal["yes", "no", "maybe"]
"""An `Answer`, or its word."""


def as_answer(value: AnswerLike) -> Answer:
    """Return an answer."""
    return _parse.word(value, Answer)
