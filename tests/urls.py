"""Every address of the project, from the resolver: what the whole-project walks walk over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

#: Pages of others, listed by prefix: their own tests and ours of their seams hold them.
THIRD_PARTY = ("admin/", "accounts/")


@dataclass(frozen=True)
class Address:
    """One address: its route, its full name, its view, and the arguments with their kinds."""

    route: str
    name: str
    view: Callable[..., Any]
    arguments: dict[str, str]

    @property
    def is_ours(self) -> bool:
        """Not a page that a library brings."""
        return not self.route.startswith(THIRD_PARTY)


def addresses() -> list[Address]:
    """All of them."""
    return list(walk(get_resolver(), "", "", {}))


def walk(resolver: URLResolver, namespace: str, prefix: str, before: dict[str, str]) -> Iterator[Address]:
    """A resolver's patterns and those of the resolvers in it, with the arguments that stand `before` them too."""
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        kinds = before | {name: type(kind).__name__ for name, kind in entry.pattern.converters.items()}
        if isinstance(entry, URLPattern):
            yield Address(route, f"{namespace}{entry.name}", entry.callback, kinds)
        else:
            yield from walk(entry, f"{entry.namespace}:" if entry.namespace else namespace, route, kinds)


def ours() -> list[Address]:
    """The pages that this project brings."""
    return [address for address in addresses() if address.is_ours]
