"""Facts are worked out once for a profile: its `_memo` keeps what a function answered."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from belarus_stic.model import Profile

P = ParamSpec("P")
FactT = TypeVar("FactT")


def once(
    function: Callable[Concatenate[Profile, P], FactT],
) -> Callable[Concatenate[Profile, P], FactT]:
    """Keep what a function of a profile and of hashable arguments returns."""

    @wraps(function)
    def kept(profile: Profile, /, *args: P.args, **kwargs: P.kwargs) -> FactT:
        key = (function, args, *kwargs.items())
        if key not in profile._memo:
            profile._memo[key] = function(profile, *args, **kwargs)
        fact: FactT = profile._memo[key]
        return fact

    return kept
