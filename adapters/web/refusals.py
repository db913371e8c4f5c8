"""Why a request is not answered with a page: a status, and two messages, `web_NAME_title` and `web_NAME`."""

from __future__ import annotations


class Refusal(Exception):
    """Whatever ends a request early. Nothing of it says what there is behind the pages."""

    status = 500
    name = "broken"

    @property
    def undone(self) -> bool:
        """Whether it is sure that nothing was done."""
        return self.status < 500


class Nothing(Refusal):
    """There is no such page, or none for this coach: nobody can tell one from the other."""

    status = 404
    name = "nothing"


class Outside(Refusal):
    """Nobody is signed in. Every address answers so, whether there is something behind it or not."""

    status = 403
    name = "outside"


class Spent(Refusal):
    """The link to sign in is wrong, was used, or is too old."""

    status = 403
    name = "spent"


class Forged(Refusal):
    """The form does not come from a page of ours that this session was shown."""

    status = 403
    name = "forged"


class TooLarge(Refusal):
    """More was sent than any form of ours can hold."""

    status = 413
    name = "too_large"


class TooSlow(Refusal):
    """A form did not come whole in time, or whoever sent it went away."""

    status = 408
    name = "too_slow"


class Elsewhere(Refusal):
    """The pages were asked for at an address that is not theirs."""

    status = 421
    name = "elsewhere"


class NoSuchWay(Refusal):
    """Something else than to open a page or to send a form."""

    status = 405
    name = "no_such_way"


class Away(Refusal):
    """The store cannot do its work now, or what was asked was not done."""

    status = 503
    name = "away"
