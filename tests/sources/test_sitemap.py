"""Sitemaps: of a site, of its news, packed, nested, broken and hostile."""

import gzip

import pytest
from reading import codes, read
from web import Web

from packager.errors import SourceError

SET = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{more}>{urls}</urlset>'
NEWS = ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
STORY = """<url><loc>https://example.org/pont</loc><lastmod>2024-11-20T14:05:00+01:00</lastmod><news:news>
<news:publication><news:name>Le Jour</news:name><news:language>fr</news:language></news:publication>
<news:publication_date>2024-11-20T11:27:00+01:00</news:publication_date><news:title>Un pont
 rouvre</news:title></news:news><image:image><image:loc>/pont.jpg</image:loc></image:image></url>"""


def urls(*pairs):
    return "".join(
        f"<url><loc>https://example.org/{name}</loc>{f'<lastmod>{when}</lastmod>' if when else ''}</url>"
        for name, when in pairs
    )


def index(*pairs):
    maps = "".join(
        f"<sitemap><loc>{url}</loc>{f'<lastmod>{when}</lastmod>' if when else ''}</sitemap>" for url, when in pairs
    )
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'


def local(tmp_path, data, **options):
    (tmp_path / "map").write_bytes(data if isinstance(data, bytes) else data.encode())
    return read("sitemap", tmp_path, path="map", **options)


def names(listing):
    return [item.url.rpartition("/")[2] for item in listing.items]


def test_a_news_sitemap_gives_title_times_language_and_picture(tmp_path):
    (item,) = local(tmp_path, SET.format(more=NEWS, urls=STORY)).items
    assert (item.title, item.language, item.site) == ("Un pont rouvre", "fr", "Le Jour")
    assert item.published.isoformat() == "2024-11-20T11:27:00+01:00"
    assert item.updated.isoformat() == "2024-11-20T14:05:00+01:00"
    assert (item.image, item.wants_page) == ("https://example.org/pont.jpg", True)


def test_lastmod_is_a_change_and_never_a_publication(tmp_path):
    (item,) = local(tmp_path, SET.format(more="", urls=urls(("a", "2024-11-20")))).items
    assert item.published is None
    assert item.updated.isoformat() == "2024-11-20"


def test_only_what_is_recent_is_taken_newest_first(tmp_path):
    data = SET.format(
        more="",
        urls=urls(("old", "2024-11-01"), ("b", "2024-11-19T10:00Z"), ("never", None), ("a", "2024-11-20T10:00:00Z")),
    )
    assert names(local(tmp_path, data)) == ["a", "b"]
    assert names(local(tmp_path, data, days=0)) == ["a", "b", "old", "never"]
    assert names(local(tmp_path, data, days=30, exclude=["/o*"])) == ["a", "b"]
    assert names(local(tmp_path, SET.format(more="", urls=urls(("x", None), ("y", None))))) == ["x", "y"]


def test_an_index_is_followed_to_the_sitemaps_that_are_recent():
    with Web() as web:
        maps = [("/old.xml", "2023-01-31"), ("/now.xml.gz", "2024-11-20"), ("/gone.xml", "2024-11-20"), ("/", None)]
        web.page("/index.xml", index(*((web.url(path), when) for path, when in maps)))
        packed = gzip.compress(SET.format(more="", urls=urls(("a", "2024-11-20"))).encode())
        web.page("/now.xml.gz", packed, kind="application/gzip")
        listing = read("sitemap", web=web, url=web.url("/index.xml"))
        assert names(listing) == ["a"]
        assert sorted(codes(listing)) == ["not-found", "not-found"]
        assert web.count("/old.xml") == 0


def test_a_site_names_its_sitemaps_in_its_robots_txt():
    with Web() as web:
        web.page("/robots.txt", f"User-agent: *\nSitemap: {web.url('/s.xml')}\nsitemap: /t.xml\n", kind="text/plain")
        web.page("/s.xml", SET.format(more="", urls=urls(("a", "2024-11-20"))))
        web.page("/t.xml", SET.format(more="", urls=urls(("b", "2024-11-19"))))
        assert names(read("sitemap", web=web, url=web.url("/"))) == ["a", "b"]
    with Web() as web:
        web.page("/sitemap.xml", SET.format(more="", urls=urls(("c", "2024-11-20"))))
        assert names(read("sitemap", web=web, url=web.url())) == ["c"]


def test_an_index_that_names_itself_and_a_thousand_others_comes_to_an_end():
    with Web() as web:
        many = [(web.url("/i.xml"), None), *((web.url(f"/m{n}.xml"), None) for n in range(1000))]
        web.page("/i.xml", index(*many))
        listing = read("sitemap", web=web, url=web.url("/i.xml"))
        assert len(web.requests) <= 21
        assert "listing-cut" in codes(listing)


def test_a_sitemap_that_moved_for_good_says_so():
    with Web() as web:
        web.page("/new.xml", f"<urlset><url><loc>{web.url('/a')}</loc></url></urlset>", kind="application/xml")
        web.redirect("/sitemap.xml", "/new.xml", 301)
        assert read("sitemap", web=web, url=web.url("/sitemap.xml")).moved == web.url("/new.xml")
        assert read("sitemap", web=web, url=web.url("/")).moved is None


def test_a_list_of_addresses_is_a_sitemap_too(tmp_path):
    assert names(local(tmp_path, "https://example.org/a\r\n\r\nhttps://example.org/b\n")) == ["a", "b"]


def test_what_is_cut_off_is_read_to_the_break(tmp_path):
    whole = SET.format(more="", urls=urls(*((f"s{n}", "2024-11-20") for n in range(9))))
    assert names(local(tmp_path, whole[:-120]))[:3] == ["s0", "s1", "s2"]


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><urlset><url><loc>https://example.org/&i;</loc></url><url><loc>https://example.org/b</loc></url></urlset>"
)


def test_entities_are_not_expanded_nor_files_read(tmp_path):
    assert all(len(item.url) < 100 for item in local(tmp_path, BOMB).items)
    (tmp_path / "secret").write_text("canary")
    outside = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    data = outside + "<urlset><url><loc>https://example.org/&x;</loc></url></urlset>"
    assert "canary" not in repr(local(tmp_path, data))


@pytest.mark.parametrize(
    "data",
    [
        b"<html><p>no</p></html>",
        b"\x1f\x8b broken",
        gzip.compress(b"\0" * 80_000_000),
        gzip.compress(b"<urlset>" + b" " * 80_000_000),
        b"<!--" + b"<!-- --><!--" * 600,
    ],
    ids=["page", "broken gzip", "bomb", "bomb that begins well", "comments"],
)
def test_what_is_no_sitemap_is_an_error(tmp_path, data):
    with pytest.raises(SourceError):
        local(tmp_path, data)


def test_more_than_a_thousand_recent_pages_are_cut_and_told(tmp_path):
    listing = local(tmp_path, SET.format(more="", urls=urls(*((f"s{n}", "2024-11-20") for n in range(1200)))))
    assert len(listing.items) == 1000
    assert codes(listing) == ["listing-cut"]
