"""The stage illustrate: every picture once, inside its bounds, and never at the cost of the article."""

import asyncio
import hashlib
import io
from dataclasses import replace

import pytest
from PIL import Image

from packager.errors import FetchError
from packager.events import silent
from packager.model import Article, Asset, Document
from packager.stages import illustrate as stage
from packager.stages.illustrate import illustrate


def picture(color="red", size=(80, 60), kind="PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, kind)
    return out.getvalue()


class Shelf:
    """A web of pictures by address, which counts who asks, and a store for them."""

    def __init__(self, **pictures):
        self.pictures = {f"https://example.org/{name}": data for name, data in pictures.items()}
        self.asked = []
        self.kept = {}

    async def revisit(self, url):
        return None

    async def get(self, url, wanted, *, referer=None):
        self.asked.append(url)
        if url not in self.pictures:
            raise FetchError("404 Not Found", code="not-found")
        return Document(self.pictures[url], url)

    def put(self, data, suffix):
        name = hashlib.sha256(data).hexdigest()[:12] + suffix
        self.kept[name] = data
        return name

    def hang(self, *articles, known=(), **more):
        return asyncio.run(illustrate(articles, self, self.put, emit=silent, known=known, **more))


def article(html, name="a-1", **more):
    return Article(name, name, "s", "S", "T", html, url="https://example.org/page", **more)


def test_a_picture_is_kept_and_shown_with_its_size():
    shelf = Shelf(x=picture())
    done = shelf.hang(article('<p>a</p><p><img src="https://example.org/x" alt="A cat"/></p>'))
    asset = done.assets[0]
    assert (
        done.articles[0].html
        == f'<p>a</p><p><img src="../assets/{asset.name}" alt="A cat" width="80" height="60"/></p>'
    )
    assert (asset.media_type, asset.width, asset.height, asset.size) == ("image/png", 80, 60, len(picture()))
    assert done.articles[0].image == asset.name


def test_an_address_is_asked_for_once_whoever_shows_it():
    shelf = Shelf(x=picture())
    html = '<p><img src="https://example.org/x"/></p>'
    done = shelf.hang(article(html), article(html, "b-2"))
    assert shelf.asked == ["https://example.org/x"]
    assert len(done.assets) == 1


def test_a_picture_that_came_with_its_text_is_not_fetched():
    shelf = Shelf()
    url = "https://enclosed.invalid/1"
    done = shelf.hang(article(f'<p>a</p><img src="{url}"/>'), enclosed={url: Document(picture(), url, "image/png")})
    assert (len(done.assets), done.problems, shelf.asked) == (1, (), [])


def test_a_source_that_logs_in_fetches_its_pictures_through_its_own_door():
    public, private = Shelf(x=picture()), Shelf(y=picture("blue"))
    mine = replace(article('<img src="https://example.org/y"/>', "b-2"), source="mine")
    done = public.hang(article('<img src="https://example.org/x"/>'), mine, doors={"mine": private})
    assert (len(done.assets), done.problems) == (2, ())
    assert private.asked == ["https://example.org/y"]


def test_what_is_known_from_an_earlier_gather_is_not_fetched_again():
    shelf = Shelf()
    known = Asset("old.png", "image/png", 80, 60, 9, "https://example.org/x")
    done = shelf.hang(article('<p><img src="https://example.org/x"/></p>'), known=[known])
    assert shelf.asked == []
    assert done.assets == (known,)


def test_an_article_that_shows_kept_pictures_already_stays_as_it_is():
    shelf = Shelf()
    known = Asset("old.png", "image/png", 80, 60, 9, "https://example.org/x")
    before = article('<p><img src="../assets/old.png" alt="A cat" width="80" height="60"/></p>')
    done = shelf.hang(before, known=[known])
    assert done.articles[0].html == before.html
    assert shelf.asked == []


@pytest.mark.parametrize("broken", [None, b"<html>sorry</html>", picture()[:60]])
def test_a_picture_that_fails_becomes_its_text_and_a_link(broken):
    shelf = Shelf(**({} if broken is None else {"x": broken}))
    done = shelf.hang(
        article('<figure><img src="https://example.org/x" alt="A comet"/><figcaption>c</figcaption></figure>')
    )
    assert (
        done.articles[0].html
        == '<figure><a class="lost" href="https://example.org/x">A comet</a><figcaption>c</figcaption></figure>'
    )
    assert [problem.where for problem in done.problems] == ["https://example.org/x"]
    assert done.articles[0].image is None


@pytest.mark.parametrize(("figure", "link"), [("<figure>", ' class="lost"'), ('<figure class="embed">', "")])
def test_a_link_that_shows_a_picture_alone_says_what_it_showed(figure, link):
    picture = '<a href="https://example.org/large"><img src="https://example.org/x" alt="A comet"/></a>'
    done = Shelf().hang(article(f"{figure}{picture}</figure>"))
    assert done.articles[0].html == f'{figure}<a href="https://example.org/large"{link}>A comet</a></figure>'


def test_a_beacon_leaves_no_trace():
    done = Shelf(x=picture(size=(1, 1))).hang(article('<p>a<img src="https://example.org/x" alt=""/>b</p>'))
    assert done.articles[0].html == "<p>ab</p>"
    assert done.problems == ()


def test_a_lead_picture_comes_first_where_the_body_has_none():
    done = Shelf(x=picture()).hang(article("<p>a</p>", image="https://example.org/x"))
    assert done.articles[0].html.startswith('<figure><img src="../assets/')
    assert done.articles[0].html.endswith("</figure><p>a</p>")


def test_a_lead_picture_is_not_added_to_a_body_that_has_pictures():
    shelf = Shelf(x=picture(), y=picture("blue"))
    done = shelf.hang(article('<p><img src="https://example.org/y"/></p>', image="https://example.org/x"))
    assert shelf.asked == ["https://example.org/y"]
    assert done.articles[0].html.count("<img") == 1


def test_a_lead_picture_that_many_articles_share_is_a_logo():
    shelf = Shelf(x=picture())
    done = shelf.hang(*(article("<p>a</p>", f"a-{n}", image="https://example.org/x") for n in range(3)))
    assert shelf.asked == []
    assert {each.html for each in done.articles} == {"<p>a</p>"}


def test_a_local_picture_is_read_inside_its_folder_only(tmp_path):
    root = tmp_path / "inbox"
    root.mkdir()
    (root / "in.png").write_bytes(picture())
    (tmp_path / "out.png").write_bytes(picture("blue"))
    (root / "link.png").symlink_to(tmp_path / "out.png")
    html = "".join(
        f'<p><img src="{path.as_uri()}" alt="{path.name}"/></p>' for path in (root / "in.png", root / "link.png")
    )
    html += f'<p><img src="{root.as_uri()}/../out.png" alt="up"/></p>'
    done = Shelf().hang(article(html, root=str(root)))
    assert len(done.assets) == 1
    assert {problem.code for problem in done.problems} == {"image-outside"}
    assert "blue" not in done.articles[0].html


def test_a_local_picture_is_not_read_without_a_folder(tmp_path):
    (tmp_path / "in.png").write_bytes(picture())
    done = Shelf().hang(article(f'<p><img src="{(tmp_path / "in.png").as_uri()}" alt="A cat"/></p>'))
    assert done.assets == ()
    assert done.articles[0].html == '<p><em class="lost">A cat</em></p>'


def test_an_issue_of_more_articles_than_are_held_in_memory_parsed_is_the_same(monkeypatch):
    html = '<p>a</p><img src="https://example.org/{}" alt="x"><p>b</p><img src="https://example.org/gone" alt="y">'
    articles = [article(html.format(name), name) for name in ("p.png", "q.png", "p.png")]
    articles.append(article("<p>c</p>", "led", image="https://example.org/q.png"))
    pictures = {"p.png": picture(), "q.png": picture("blue")}
    whole = Shelf(**pictures).hang(*articles)
    monkeypatch.setattr(stage, "TREES", 1)
    assert Shelf(**pictures).hang(*articles) == whole
    assert len(whole.assets) == 2


def test_what_was_lost_is_told_in_the_order_of_the_text_whatever_failed_first():
    class Slow(Shelf):
        async def get(self, url, wanted, *, referer=None):
            await asyncio.sleep(0.02 if url.endswith("x") else 0)
            return await super().get(url, wanted, referer=referer)

    text = '<p><img src="https://example.org/x"/> and <img src="https://example.org/y"/></p>'
    assert [one.where[-1] for one in Slow().hang(article(text)).problems] == ["x", "y"]
