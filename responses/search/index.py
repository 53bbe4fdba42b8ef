"""The index: made anew, group by group, where the public data is no longer what it was made from."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from responses.models import SearchEntry, SearchGroup
from responses.search.public import PublicData
from responses.search.text import entry_tokens, vocabulary


def refresh() -> int:
    """Bring the index up to the data; the number of groups that were made anew or removed.

    Cheap when nothing changed: a few queries for versions. Several processes may call it at once.
    """
    wanted = PublicData()
    stored = dict(SearchGroup.objects.values_list("key", "version"))
    changed = {key for key, version in wanted.versions.items() if stored.get(key) != version}
    changed.update(stored.keys() - wanted.versions.keys())
    if changed:
        with transaction.atomic():
            _make_anew(wanted, sorted(changed))
    return len(changed)


def _make_anew(wanted: PublicData, keys: list[str]) -> None:
    SearchGroup.objects.bulk_create((SearchGroup(key=key) for key in keys), ignore_conflicts=True)
    groups = list(SearchGroup.objects.select_for_update().filter(key__in=keys).order_by("key"))
    # Another process may have made some of them while this one waited for its turn.
    due = [group for group in groups if group.version != wanted.versions.get(group.key)]
    SearchEntry.objects.filter(group__in=due).delete()
    SearchGroup.objects.filter(
        pk__in=[group.key for group in due if group.key not in wanted.versions]
    ).delete()
    _fill(wanted, [group for group in due if group.key in wanted.versions])


def _fill(wanted: PublicData, groups: Sequence[SearchGroup]) -> None:
    made: list[SearchEntry] = []
    for group in groups:
        entries = wanted.entries(group.key)
        for entry in entries:
            entry.group, entry.tokens = group, entry_tokens(entry.title, entry.body)
        group.version, group.words = wanted.versions[group.key], _words(entries)
        made += entries
    SearchGroup.objects.bulk_update(groups, ["version", "words"], batch_size=200)
    SearchEntry.objects.bulk_create(made, batch_size=500)


def _words(entries: Iterable[SearchEntry]) -> str:
    return " ".join(sorted(vocabulary(f"{entry.title} {entry.body}" for entry in entries)))
