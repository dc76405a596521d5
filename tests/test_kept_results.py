"""Results that are kept beside the store's data: never stale, never believed when damaged, never written elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.store.kept import FOLDER, KeptResults

if TYPE_CHECKING:
    from pathlib import Path

LINES = [b'["States"]', b"", '["é\u2028"]'.encode()]


def kept(folder: Path, method: str = "engine") -> KeptResults:
    return KeptResults(folder, "solidarity\nen", method)


def the_file(folder: Path) -> Path:
    (file,) = (path for path in (folder / FOLDER).rglob("*") if path.is_file())
    return file


def test_what_was_put_is_got_again(tmp_path: Path) -> None:
    kept(tmp_path).put("step", "key", LINES)

    assert kept(tmp_path).get("step", "key") == LINES


@pytest.mark.parametrize(("name", "key", "method"), [
    ("other", "key", "engine"), ("step", "other", "engine"), ("step", "key", "other"),
])  # fmt: skip
def test_a_result_of_other_data_or_of_another_engine_counts_as_missing(
    tmp_path: Path, name: str, key: str, method: str
) -> None:
    kept(tmp_path).put("step", "key", LINES)

    assert kept(tmp_path, method).get(name, key) is None


@pytest.mark.parametrize("harm", [
    lambda data: data[:-1], lambda data: data[:40], lambda _data: b"", lambda data: data.replace(b"States", b"Stages"),
    lambda data: b"{" * 5000 + data, lambda data: b"\xff\n" + data, lambda data: b"[]\n" + data,
])  # fmt: skip
def test_a_damaged_result_counts_as_missing_and_is_replaced(tmp_path: Path, harm: object) -> None:
    kept(tmp_path).put("step", "key", LINES)
    file = the_file(tmp_path)
    assert callable(harm)
    file.write_bytes(harm(file.read_bytes()))

    assert kept(tmp_path).get("step", "key") is None

    kept(tmp_path).put("step", "key", LINES)
    assert kept(tmp_path).get("step", "key") == LINES


def test_a_new_result_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    kept(tmp_path).put("step", "old", LINES)
    kept(tmp_path).put("step", "new", LINES)

    assert kept(tmp_path).get("step", "old") is None
    the_file(tmp_path)  # One file, and no leftover of the first.


def test_the_same_result_has_the_same_bytes(tmp_path: Path) -> None:
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        kept(folder).put("step", "key", LINES)

    assert the_file(tmp_path / "a").read_bytes() == the_file(tmp_path / "b").read_bytes()


def test_results_of_stages_that_are_gone_are_deleted(tmp_path: Path) -> None:
    kept(tmp_path).put("gone", "key", LINES)
    kept(tmp_path).put("step", "key", LINES)
    kept(tmp_path).keep_only(["step", "never kept"])

    assert kept(tmp_path).get("gone", "key") is None
    assert kept(tmp_path).get("step", "key") == LINES


def test_nothing_is_written_through_a_link_that_leads_out_of_the_store(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    store = tmp_path / "store"
    store.mkdir()
    (store / FOLDER).symlink_to(outside)
    kept(store).put("step", "key", LINES)

    assert not list(outside.iterdir())


def test_a_store_that_cannot_be_written_keeps_nothing_and_fails_nobody(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_bytes(b"a file in the way")
    kept(tmp_path).put("step", "key", LINES)

    assert kept(tmp_path).get("step", "key") is None
