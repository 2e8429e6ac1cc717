"""The shelf: texts lie on disk while an issue is put together, and nothing is left of it."""

import pickle
import resource

import pytest

from packager import apart
from packager.errors import StoreError
from packager.model import Article, Document
from packager.ports import Bounds
from packager.store.shelf import LARGE_PAGE, LooseAssets, Shelf

TEXTS = ("<p>Un pont rouvre.</p>", "", "<p>漢字 \ud800 😀</p>")


def article(number: int, html: str) -> Article:
    return Article(f"a-{number}", f"{number}", "source", "Section", f"Title {number}", html)


def test_a_text_that_was_laid_aside_is_not_in_memory_and_comes_back_as_it_was(tmp_path):
    whole = [article(number, html) for number, html in enumerate(TEXTS)]
    with Shelf(tmp_path) as shelf:
        laid = [shelf.lay(one) for one in whole]
        assert all(one.html == "" for one in laid)
        assert [shelf.text(one) for one in reversed(laid)] == list(reversed(TEXTS))
        assert [shelf.whole(one) for one in laid] == whole


def test_what_is_laid_already_is_not_laid_twice_and_what_is_not_has_its_text_with_it(tmp_path):
    with Shelf(tmp_path) as shelf:
        once = shelf.lay(article(1, "<p>a</p>"))
        assert shelf.lay(once) is once
        assert shelf.text(article(2, "<p>b</p>")) == "<p>b</p>"


def test_a_shelf_has_no_name_so_that_nothing_of_it_outlives_a_run_that_is_killed(tmp_path):
    with Shelf(tmp_path) as shelf:
        shelf.lay(article(1, "<p>a</p>"))
        assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_once(tmp_path):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Shelf(tmp_path) as shelf:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
        try:
            with pytest.raises(StoreError, match=str(tmp_path)):
                shelf.lay(article(1, "text " * 1000))
            # Closing it must not find the disk full again.
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(StoreError, match=str(file)):
        Shelf(file)


@pytest.mark.parametrize(("room", "laid"), [(0, [b"one", b"other"]), (3, [b"other"]), (100, [])])
def test_pictures_have_the_names_of_their_content_and_what_is_beyond_the_room_in_memory_is_laid_aside(
    tmp_path, monkeypatch, room, laid
):
    aside: list[bytes] = []
    put = Shelf.put
    monkeypatch.setattr(Shelf, "put", lambda shelf, data: aside.append(data) or put(shelf, data))
    with Shelf(tmp_path) as shelf:
        assets = LooseAssets(shelf, room)
        one, other = assets.put(b"one", ".jpg"), assets.put(b"other", ".png")
        assert assets.put(b"one", ".jpg") == one != other
        assert aside == laid
        assert apart.call(assets.read, other, Bounds(5, 50_000_000)) == b"other"
        assert assets.read(one) == b"one"
        with pytest.raises(OSError, match="gone"):
            assets.read("gone.jpg")


def test_a_large_page_is_laid_aside_and_goes_to_another_process_as_it_was(tmp_path):
    large = Document(b"x" * LARGE_PAGE, "https://example.org/", "text/html", "utf-8", None, "https://example.org/new")
    small = Document(b"x", "https://example.org/")
    with Shelf(tmp_path) as shelf:
        laid = shelf.page(large)
        assert (laid.data, laid.charset, laid.moved) == (large.data, "utf-8", "https://example.org/new")
        assert pickle.loads(pickle.dumps(laid)) == large
        assert shelf.page(laid) is laid
        assert shelf.page(small) is small
