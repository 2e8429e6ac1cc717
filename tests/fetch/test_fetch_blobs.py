"""Documents kept on disk: whole, found again, and never trusted when damaged."""

import datetime as dt
import json
import multiprocessing
import os
import signal
import time
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packager.errors import StoreError
from packager.fetch import BlobStore
from packager.model import Document

URL = "https://example.org/a"
DOCUMENT = Document(b"<p>a</p>", URL, "text/html", "utf-8", dt.datetime(2024, 11, 20, 5, tzinfo=dt.UTC))


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_was_kept_is_found_again(tmp_path):
    BlobStore(tmp_path / "new").save(URL, DOCUMENT, {"ETag": '"1"'})
    assert BlobStore(tmp_path / "new").load(URL) == (DOCUMENT, {"ETag": '"1"'})
    assert BlobStore(tmp_path / "new").load(URL + "b") is None


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\0", b"{}\n", None])
def test_what_is_damaged_counts_as_not_kept_and_is_kept_anew(tmp_path, damage):
    store = BlobStore(tmp_path)
    store.save(URL, DOCUMENT, {})
    (path,) = files(tmp_path)
    path.unlink() if damage is None else path.write_bytes(damage)
    assert store.load(URL) is None
    store.save(URL, DOCUMENT, {})
    assert store.load(URL) == (DOCUMENT, {})


def test_damage_that_keeps_the_length_is_seen_and_mended(tmp_path):
    store = BlobStore(tmp_path)
    store.save(URL, DOCUMENT, {})
    (path,) = files(tmp_path)
    path.write_bytes(path.read_bytes().replace(DOCUMENT.data, b"x" * len(DOCUMENT.data)))
    assert store.load(URL) is None
    store.save(URL, DOCUMENT, {})
    assert store.load(URL) == (DOCUMENT, {})


def test_a_full_or_closed_disk_is_an_error_in_words(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be kept") as caught:
        BlobStore(tmp_path / "file").save(URL, DOCUMENT, {})
    assert caught.value.hint


@given(st.text(), st.binary(), st.dictionaries(st.sampled_from(["ETag", "Last-Modified"]), st.text()))
def test_any_address_and_any_bytes_come_back(tmp_path_factory, url, data, validators):
    store = BlobStore(tmp_path_factory.mktemp("store"))
    store.save(url, Document(data, url), validators)
    assert store.load(url) == (Document(data, url), validators)


def test_what_is_long_unused_is_swept_away(tmp_path):
    store = BlobStore(tmp_path)
    store.save(URL, DOCUMENT, {})
    for path in files(tmp_path):
        os.utime(path, (0, 0))
    store.save(URL + "?2", Document(b"other", URL), {})
    store.sweep(dt.datetime(2000, 1, 1, tzinfo=dt.UTC))
    assert store.load(URL) is None
    assert store.load(URL + "?2") is not None
    assert len(files(tmp_path)) == 1


def test_the_work_of_a_killed_process_is_taken_away_and_of_a_living_one_left(tmp_path):
    (tmp_path / "work").mkdir()
    for name in ("4194305-1", f"{os.getppid()}-1", "odd"):  # no process has so high a number
        (tmp_path / "work" / name).write_text("half")
    BlobStore(tmp_path).load(URL)
    assert [path.name for path in files(tmp_path / "work")] == [f"{os.getppid()}-1"]


def _write_for_ever(folder, size):
    store = BlobStore(folder)
    number = 0
    while True:
        number += 1
        store.save(URL, Document(bytes([number % 251]) * size, URL), {"ETag": str(number)})


@pytest.mark.slow
def test_killed_at_any_instant_two_writers_leave_nothing_half_written(tmp_path):
    for attempt in range(10):
        writers = [
            multiprocessing.get_context("fork").Process(target=_write_for_ever, args=(tmp_path, 300_000)) for _ in "ab"
        ]
        for writer in writers:
            writer.start()
        time.sleep(0.05 + attempt * 0.013)
        for writer in writers:
            os.kill(writer.pid, signal.SIGKILL)
            writer.join()
        kept = BlobStore(tmp_path).load(URL)
        assert kept is None or len(set(kept[0].data)) == 1
        for path in files(tmp_path / "pages"):
            line, _, data = path.read_bytes().partition(b"\n")
            assert json.loads(line)["crc32"] == crc32(data)
    assert BlobStore(tmp_path).load(URL) is not None
    assert files(tmp_path / "work") == []
