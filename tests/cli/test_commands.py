"""Every command, from the outside: what it prints, where, and with which status."""

import json
import os
import pty
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from daily import Paper, prose

from packager import apart, kinds
from packager.model import Problem
from packager.pipeline.cleaning import answer
from packager.ports import Bounds
from packager.store import disk

ISSUES = Path("issues")


@pytest.fixture
def paper(packager, web) -> Paper:
    """A newsletter in the folder in which ``packager`` runs."""
    paper = Paper(Path.cwd(), web, more=f'allow_hosts = ["{web.host}"]')
    paper.story("pont", "2024-11-20T11:27:00+01:00")
    return paper


def test_help_lists_every_command_and_loads_nothing_heavy():
    code = (
        "import sys; sys.argv = ['packager', '--help']\n"
        "from packager.cli._main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'aiohttp', 'bs4', 'ebooklib', 'feedparser', 'jinja2', 'lxml', 'PIL', 'pydantic', 'rich'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for command in ("init", "build", "collect", "gather", "render", "make", "clean", "check", "list", "sources"):
        assert f"  {command} " in ran.stdout
    assert ran.stdout.endswith("loaded: []\n")


def test_what_libraries_log_is_not_printed(tmp_path):
    """One that draws formulas logs by Python's own logger, which prints from then on what all others log."""
    code = (
        "import logging, sys; sys.argv = ['packager', 'list']\n"
        "from packager.cli._main import main\n"
        "try: main()\n"
        "except SystemExit: logging.debug('a glyph'); logging.getLogger('weasyprint').error('a picture')"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "picture" not in ran.stderr


@pytest.mark.parametrize(
    "command", ["init", "build", "collect", "gather", "render", "make", "clean", "check", "list", "sources"]
)
def test_every_command_explains_itself(packager, command):
    ran = packager(command, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"Usage: packager {command}")
    assert len(ran.lines) > 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bulid"], "There is no command “bulid”; did you mean “build”?\n  → packager --help says how"),
        (["build", "--formt", "epub"], "--format"),
        (["build", "--date", "yesterday"], "yesterday"),
        (["build", "--date", "2024-13-01"], "“2024-13-01” is not a day such as 2024-11-20"),
        (["make", "x.html"], "-o"),
        (["make", "", "-o", "x.md"], "“” is neither an address nor a file or folder"),
        (["clean", ""], "“” is neither a file nor a web address"),
        (["clean", "ftp://news.example/a"], "“ftp://news.example/a” is neither a file nor a web address"),
        (["list", "--json", "--opml"], "one of them"),
        (["check"], "FILE"),
    ],
)
def test_wrong_usage_is_status_2_and_says_what_was_meant(packager, arguments, said):
    ran = packager(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_without_a_command_it_explains_itself(packager):
    for group in ([], ["rules"]):
        ran = packager(*group)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("Usage: packager")
        assert "packager: " not in ran.err


def test_a_folder_without_rules_or_newsletters_is_told_by_name(packager):
    Path("none").mkdir()
    assert packager("rules", "test", "none").err == "packager: there are no rules in none\n"
    assert "no newsletters in none/issues yet" in packager("-C", "none", "list").err


def test_names_that_are_not_utf8_are_told_in_json_that_is(packager):
    Path("lat\udce9in.html").write_text("<p>Short.</p>")
    ran = packager("clean", "--json", "lat\udce9in.html")
    assert json.loads(ran.out.encode())["file"] == "lat\udce9in.html"


def test_make_says_of_a_name_that_is_not_utf8_what_to_do(packager):
    Path("lat\udce9in.html").write_text("<p>Short.</p>")
    ran = packager("make", "lat\udce9in.html", "-o", "x.md")
    assert ran.status == 2
    assert "is not UTF-8\n  → rename it" in ran.err


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("packager ga", ["gather"]),
        ("packager build ", ["le-matin"]),
        ("packager build --format e", ["epub"]),
        ("packager make --theme m", ["modern"]),
    ],
)
def test_a_shell_completes_commands_newsletters_and_formats(paper, typed, offered):
    asked = {"_PACKAGER_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    command = [sys.executable, "-c", "from packager.cli._main import packager; packager(prog_name='packager')"]
    ran = subprocess.run(command, env=os.environ | asked, capture_output=True, text=True, check=True)
    assert [line.split(",")[1] for line in ran.stdout.splitlines()] == offered


@pytest.mark.slow
def test_a_terminal_sees_each_stage_at_work_and_a_pipe_plain_lines(packager, paper):
    command = [sys.executable, "-m", "packager", "build", "--date", "2024-11-21"]
    plain = subprocess.run(command, capture_output=True, text=True, check=True)
    assert plain.stdout == "issues/le-matin/2024-11-21/editions/le-matin-2024-11-21.epub\n"
    assert [line.split()[0] for line in plain.stderr.splitlines()] == [
        "gather",
        "clean",
        "compose",
        "illustrate",
        "render",
    ]
    assert "\x1b" not in plain.stderr

    shutil.rmtree(paper.folder / "2024-11-21")
    screen, terminal = pty.openpty()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=terminal, env=os.environ | {"TERM": "xterm"}
    ) as process:
        os.close(terminal)
        seen = b"".join(iter(partial(read_screen, screen), b"")).decode()
        assert process.stdout.read().decode() == plain.stdout
    os.close(screen)
    for stage in ("Gathering", "Cleaning", "Laying out"):
        assert stage in seen
    assert "━" in seen
    assert all(stage in seen for stage in ("gather", "clean", "compose", "illustrate", "render"))


def read_screen(screen: int) -> bytes:
    """What a terminal was sent; nothing once the program has gone (Linux answers EIO then)."""
    try:
        return os.read(screen, 4096)
    except OSError:
        return b""


# --- the newsletter --------------------------------------------------------------------------


def test_from_init_to_an_edition(packager, paper):
    shutil.rmtree(paper.folder)
    ran = packager(
        "init", "le-soir", "--feed", paper.web.url("/feed.xml"), "--language", "fr", "--timezone", "Europe/Paris",
        "--allow-host", paper.web.host,
    )  # fmt: skip
    assert (ran.status, ran.out) == (0, f"{ISSUES / 'le-soir' / 'newsletter.toml'}\n")
    assert Path(ran.lines[0]).read_text("utf-8").endswith('# path = "~/Books"\n')
    ran = packager("build", "le-soir", "--date", "2024-11-20", "--format", "epub")
    assert ran.status == 0
    assert ran.lines == ["issues/le-soir/2024-11-20/editions/le-soir-2024-11-20.epub"]
    checked = packager("check", ran.lines[0])
    assert (checked.status, checked.out) == (0, f"{ran.lines[0]}: sound\n")
    assert "not asked: EPUBCheck" in checked.err


def test_init_finds_the_feeds_of_a_site(packager, web):
    web.page(
        "/",
        '<html lang="fr"><head><title>Le Courrier</title>'
        '<link rel="alternate" type="application/rss+xml" href="/comments.xml" title="Comments">'
        '<link rel="alternate" type="application/atom+xml" href="/atom.xml"></head></html>',
    )
    ran = packager("init", "courrier", "--site", web.url("/"), "--allow-host", web.host)
    text = Path(ran.lines[0]).read_text("utf-8")
    assert 'title = "Le Courrier"' in text
    assert f'url = "{web.url("/atom.xml")}"' in text
    assert 'timezone = "Europe/Paris"' in text


def test_init_takes_a_feeds_own_address_for_a_site(packager, web):
    web.page("/feed", "<rss version='2.0'><channel><title>A</title></channel></rss>")
    ran = packager("init", "courrier", "--site", web.url("/feed"), "--allow-host", web.host)
    assert f'url = "{web.url("/feed")}"' in Path(ran.lines[0]).read_text("utf-8")


def test_init_takes_over_subscriptions(packager, tmp_path):
    opml = tmp_path / "subscriptions.opml"
    opml.write_text(
        "<opml version='2.0'><body><outline text='Presse'><outline type='rss' text='A' xmlUrl='https://a.example/feed'/></outline>"
        "<outline type='rss' text='B' xmlUrl='https://b.example/feed'/></body></opml>"
    )
    text = Path(packager("init", "lectures", "--opml", opml, "--language", "fr").lines[0]).read_text("utf-8")
    assert text.index('title = "Presse"') < text.index("https://a.example/feed") < text.index('title = "News"')
    exported = packager("list", "lectures", "--opml").out
    opml.write_text(exported)
    packager("init", "again", "--opml", opml)
    assert packager("list", "again", "--opml").out == exported.replace("<title>Lectures<", "<title>Again<")
    assert 'title="A" xmlUrl="https://a.example/feed"' in exported


def test_init_overwrites_nothing(packager, paper):
    ran = packager("init", "le-matin", "--language", "fr", "--timezone", "UTC")
    assert ran.status == 2
    assert "is there already" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Le Matin"], "is no name for a folder"),
        (["x", "--feed", "example.org"], "is not an address"),
        (["x", "--timezone", "Europe/Pari"], "did you mean “Europe/Paris”?"),
        (["x", "--language", "french"], "is not a language tag"),
        (["x", "--opml", "missing.opml"], "no such file"),
    ],
)
def test_init_refuses_what_would_not_work(packager, arguments, said):
    ran = packager("init", *arguments)
    assert ran.status in {1, 2}
    assert said in ran.err
    assert not ISSUES.exists()


def test_build_without_a_name_builds_every_newsletter(packager, paper):
    shutil.copytree(paper.folder, ISSUES / "le-soir")
    ran = packager("build", "--date", "2024-11-21")
    assert [Path(line).name for line in ran.lines] == ["le-matin-2024-11-21.epub", "le-soir-2024-11-21.epub"]
    told = ran.err.splitlines()
    assert [line for line in told if line.startswith("le-")] == ["le-matin:", "le-soir:"]
    assert told[0] == "le-matin:"


def test_several_newsletters_give_one_document_of_the_same_keys(packager, paper):
    shutil.copytree(paper.folder, ISSUES / "le-soir")
    both = json.loads(packager("build", "--date", "2024-11-21", "--json").out)
    one = json.loads(packager("build", "le-soir", "--date", "2024-11-21", "--json").out)
    assert set(both) == {*one, "newsletters"}
    assert (both["made"], both["newsletter"], both["date"], len(both["editions"])) == (True, None, "2024-11-21", 2)
    assert [each["newsletter"] for each in both["newsletters"]] == ["le-matin", "le-soir"]


def test_collect_says_what_it_stored(packager, paper):
    assert packager("collect").lines == ["le-matin: 1 new of 1 listed"]
    again = json.loads(packager("collect", "le-matin", "--json").out)
    assert (again["new"], again["listed"], again["reached"], again["problems"]) == (0, 1, 1, [])
    paper.web.page("/feed.xml", "down", status=404)
    ran = packager("collect", "le-matin")
    assert (ran.status, "no source could be read" in ran.err) == (1, True)


def test_one_bad_newsletter_does_not_keep_the_others(packager, paper):
    shutil.copytree(paper.folder, ISSUES / "le-soir")
    (ISSUES / "le-matin" / ".packager").write_text("a file where a folder belongs")
    ran = packager("build", "--date", "2024-11-21")
    assert ran.status == 1
    assert [Path(line).name for line in ran.lines] == ["le-soir-2024-11-21.epub"]


def test_a_newsletter_whose_file_has_mistakes_does_not_keep_the_others_either(packager, paper):
    (ISSUES / "a-broken-one").mkdir()
    (ISSUES / "a-broken-one" / "newsletter.toml").write_text("title = ")
    ran = packager("build", "--date", "2024-11-21")
    assert ran.status == 2
    assert "a-broken-one" in ran.err
    assert [Path(line).name for line in ran.lines] == ["le-matin-2024-11-21.epub"]


def test_building_again_says_in_one_line_that_nothing_changed(packager, paper):
    packager("build", "--date", "2024-11-21")
    ran = packager("build", "--date", "2024-11-21", "--format", "epub", "--format", "epub")
    assert "nothing changed" in ran.err
    assert len(ran.lines) == 1


def test_json_is_one_document_and_the_only_thing_on_standard_output(packager, paper):
    report = json.loads(packager("build", "le-matin", "--date", "2024-11-21", "--json").out)
    assert report["made"] is True
    assert report["issue"] == "issues/le-matin/2024-11-21"
    (edition,) = report["editions"]
    assert (edition["bytes"], edition["sha256"]) == disk.fingerprint(Path(edition["path"]))
    (article,) = report["articles"]
    assert article["published"] == "2024-11-20T11:27:00+01:00"
    assert (article["published_from"], article["outcome"]) == ("feed", "printed")
    assert set(report["seconds"]) >= {"gather", "clean", "compose", "illustrate", "render"}


def test_nothing_new_is_status_0_and_one_line(packager, paper):
    ran = packager("build", "--date", "2024-11-25")
    assert (ran.status, ran.out) == (0, "")
    assert "nothing new for 2024-11-25" in ran.err
    assert json.loads(packager("build", "--date", "2024-11-25", "--json").out)["made"] is False


def test_where_all_that_is_listed_is_older_a_first_issue_says_how_to_have_it(packager, paper):
    assert "the newest listed is of 2024-11-20 (--since 2024-11-20 takes it in)" in packager("build").err
    (issue,) = packager("gather", "--since", "2024-11-20").lines
    assert "Le récit de pont" in (Path(issue) / "lineup.toml").read_text()
    assert packager("build", "--since", "2024-11-20").lines != []
    assert "takes it in" not in packager("build", "--date", "2024-11-25").err


def test_strict_tells_problems_by_its_status(packager, paper):
    paper.story("film", "2024-11-20T12:00:00+01:00")
    paper.web.page("/film.html", "down", status=404)
    assert packager("build", "--date", "2024-11-21", "--strict").status == 3
    assert Path("issues/le-matin/2024-11-21/editions/le-matin-2024-11-21.epub").exists()


def test_gather_prints_the_issue_and_render_its_editions(packager, paper):
    assert packager("gather", "le-matin", "--date", "2024-11-21").lines == ["issues/le-matin/2024-11-21"]
    assert not Path("issues/le-matin/2024-11-21/editions").exists()
    assert packager("render", "issues/le-matin/2024-11-21").lines == [
        "issues/le-matin/2024-11-21/editions/le-matin-2024-11-21.epub"
    ]


def test_render_of_what_is_no_issue_is_wrong_usage(packager, paper):
    ran = packager("render", "issues/le-matin")
    assert ran.status == 2
    assert "is not an issue" in ran.err


def test_list_and_sources_tell_how_things_stand(packager, paper):
    packager("build", "--date", "2024-11-21")
    assert packager("list").lines == [
        "le-matin  Le Matin",
        "  2024-11-21  issues/le-matin/2024-11-21",
        "    issues/le-matin/2024-11-21/editions/le-matin-2024-11-21.epub",
    ]
    (source,) = json.loads(packager("sources", "--json").out)
    assert (source["reachable"], source["items"], source["newest"]) == (True, 1, "2024-11-20T11:27:00+01:00")
    paper.web.page("/feed.xml", "gone", status=410)
    ran = packager("sources")
    assert ran.status == 1
    assert [line for line in ran.lines if paper.web.url("/feed.xml") in line and "410" in line]


def test_a_misspelt_newsletter_is_named(packager, paper):
    ran = packager("build", "le-matn")
    assert ran.status == 2
    assert "did you mean “le-matin”?" in ran.err


def test_issues_are_looked_for_where_they_were_said_to_be(packager, paper, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.move(ISSUES, elsewhere / "issues")
    assert packager("-C", elsewhere, "list").lines == ["le-matin  Le Matin"]
    assert packager("list").out == ""
    monkeypatch.setenv("PACKAGER_HOME", str(elsewhere))
    assert packager("list").lines == ["le-matin  Le Matin"]


# --- without a newsletter --------------------------------------------------------------------


def test_make_packages_feeds_pages_files_and_folders_together(packager, paper, tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "soupe.md").write_text("# Une soupe\n\n" + "\n\n".join(prose("soupe")), "utf-8")
    paper.story("film", None)
    ran = packager(
        "make", paper.web.url("/feed.xml"), folder, paper.web.url("/film.html"), "-o", "tout.epub", "--json",
        "--allow-host", paper.web.host,
    )  # fmt: skip
    report = json.loads(ran.out)
    assert ran.status == 0
    assert {one["title"] for one in report["articles"] if one["outcome"] == "printed"} == {
        "Le récit de pont", "Le récit de film", "Une soupe",
    }  # fmt: skip
    (edition,) = report["editions"]
    assert (edition["bytes"], edition["sha256"]) == disk.fingerprint(Path("tout.epub"))
    assert packager("check", "tout.epub").status == 0
    assert not ISSUES.joinpath("make").exists()


def test_make_again_gives_the_same_bytes_and_replaces_atomically(packager, paper):
    first, again = (
        packager("make", paper.web.url("/feed.xml"), "-o", "a.epub", "--allow-host", paper.web.host, "--json")
        for _ in "12"
    )
    assert json.loads(first.out)["editions"] == json.loads(again.out)["editions"]


def test_make_refuses_a_private_address_that_nobody_allowed(packager, paper):
    ran = packager("make", paper.web.url("/feed.xml"), "-o", "a.epub")
    assert ran.status == 1
    assert "127.0.0.1" in ran.err
    assert "--allow-host" in ran.err
    assert paper.web.requests == []


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["missing.html", "-o", "a.epub"], 2, "is neither an address nor a file or folder"),
        (["issues", "-o", "a.docx"], 2, "no format has the suffix “.docx”"),
        (["issues", "-o", "nowhere/a.epub"], 2, "there is no folder"),
        (["issues", "-o", "a.epub", "--timezone", "Mars"], 2, "is not a time zone"),
        (["issues", "-o", "a.epub", "--language", "french"], 2, "is not a language tag"),
        (["issues", "-o", "a.pdf", "--profile", "abacus"], 2, "--profile abacus"),
        (["issues", "-o", "a.epub", "--profile", "a4"], 2, "--profile a4: there is no profile “a4”"),
    ],
)
def test_make_tells_what_it_cannot_do(packager, paper, arguments, status, said):
    ran = packager("make", *arguments)
    assert ran.status == status
    assert said in ran.err


# --- one page --------------------------------------------------------------------------------

PAGE = (
    "<html lang='fr'><head><title>Le pont</title>"
    "<meta property='article:published_time' content='2024-11-20T11:27:00+01:00'></head>"
    f"<body><article><h1>Le pont</h1>{''.join(f'<p>{one}</p>' for one in prose('pont'))}</article></body></html>"
)


def test_clean_prints_a_page_or_an_object(packager):
    Path("a.html").write_text(PAGE, "utf-8")
    ran = packager("clean", "a.html")
    assert ran.status == 0
    assert ran.out.startswith("<?xml")
    assert "<h1>Le pont</h1>" in ran.out
    (answer,) = map(json.loads, packager("clean", "--json", "a.html").lines)
    assert (answer["title"], answer["published"], answer["published_from"]) == (
        "Le pont",
        "2024-11-20T11:27:00+01:00",
        "meta",
    )
    assert answer["words"] > 100
    assert answer["updated"] is None


def test_clean_reads_standard_input(packager):
    answer = json.loads(packager("clean", "--json", "-", "--url", "https://example.org/a", stdin=PAGE.encode()).out)
    assert (answer["file"], answer["url"], answer["title"]) == ("-", "https://example.org/a", "Le pont")


def test_clean_batch_answers_every_line_in_order_and_survives_bad_ones(packager):
    Path("a.html").write_text(PAGE, "utf-8")
    Path("empty.html").write_text("")
    lines = [{"file": "a.html", "url": "https://example.org/a"}, {"file": "empty.html"}, {"file": "missing.html"}, 7]
    odd = ['{"file": "a.html", "url": 5}', '{"file": "a\\u0000b"}', "not json"]
    stdin = "\n".join([*map(json.dumps, lines), *odd]).encode()
    ran = packager("clean", "--batch", stdin=stdin)
    answers = [json.loads(line) for line in ran.lines]
    assert ran.status == 0
    assert [answer["html"] is not None for answer in answers] == [True, *[False] * 6]
    assert all(answer["problems"] for answer in answers[1:])


def test_clean_answers_for_a_page_that_its_worker_did_not_survive(tmp_path):
    """Two pages: one that takes longer than a worker may, and one after it."""
    (tmp_path / "long.html").write_text("<p>" + "<b>bold</b> and <i>more</i> words. " * 60_000)
    (tmp_path / "a.html").write_text(PAGE, "utf-8")

    def worker(seconds):
        return lambda task, value: apart.call(task, value, Bounds(seconds, memory=400_000_000))

    # The first takes several; the second has far more than it needs, whatever else this machine does.
    lost = answer({"file": str(tmp_path / "long.html")}, apart=worker(1))
    good = answer({"file": str(tmp_path / "a.html")}, apart=worker(20))
    assert [problem["code"] for problem in lost["problems"]] == ["worker-time"]
    assert (lost["html"], good["title"]) == (None, "Le pont")


def test_clean_of_what_holds_no_article_is_status_1_and_says_why(packager):
    Path("empty.html").write_text("<html><body></body></html>")
    ran = packager("clean", "--json", "empty.html")
    assert ran.status == 1
    assert json.loads(ran.out)["html"] is None
    assert json.loads(ran.out)["problems"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "it is a PDF, and no page"),
        (b"PK\x03\x04", "it is a zip file, and no page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made by x -->\n<rss version='2.0'><channel/></rss>", "it is a feed"),
        (b"<opml version='2.0'/>", "or a list of feeds"),
    ],
)
def test_clean_says_what_is_no_page(packager, data, what):
    Path("x").write_bytes(data)
    ran = packager("clean", "x")
    assert ran.status == 1
    assert what in ran.err


# --- check -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "data"), [("a.epub", b"PK not really"), ("a.pdf", b"%PDF-1.7 cut"), ("b.epub", b"")])
def test_check_tells_what_is_wrong_in_words(packager, name, data):
    Path(name).write_bytes(data)
    ran = packager("check", name)
    assert ran.status == 1
    assert ran.out.startswith(f"{name}: ")
    assert "sound" not in ran.out


def test_check_outlives_a_file_that_crashes_what_reads_it(packager, monkeypatch):
    epub = kinds.find("formats", "epub")

    def crash(path):
        os._exit(9)

    crashing = {"a.epub": replace(epub, check=crash, expert=None), "b.epub": replace(epub, check=lambda _: [])}
    monkeypatch.setattr(kinds, "format_for", crashing.get)
    for name in crashing:
        Path(name).touch()
    ran = packager("check", *crashing)
    assert ran.status == 1
    assert ran.lines[0].startswith("a.epub: reading it failed: ")
    assert ran.lines[0].endswith("[worker-crashed]")
    assert ran.lines[-1] == "b.epub: sound"


def test_check_counts_what_nobody_reads_line_by_line(packager, monkeypatch):
    told = [Problem("check", "a.epub", "epub-link", f"a link leads to {number}") for number in range(1_000)]
    epub = replace(kinds.find("formats", "epub"), check=lambda _: told, expert=None)
    monkeypatch.setattr(kinds, "format_for", lambda _: epub)
    Path("a.epub").touch()
    ran = packager("check", "a.epub")
    assert len(ran.lines) == 51
    assert ran.lines[-1] == "a.epub: 950 more of the kind [epub-link]"
    assert len(json.loads(packager("check", "--json", "a.epub").out)[0]["problems"]) == 1_000


def test_check_of_a_missing_file_or_another_kind_is_wrong_usage(packager):
    assert packager("check", "missing.epub").status == 2
    assert packager("check", "letter.docx").status == 2


# --- locks, disks, signals -------------------------------------------------------------------


def test_two_builds_at_once_one_works_and_the_other_says_so(packager, paper):
    with disk.lock(paper.folder / ".packager" / "lock", "a test"):
        ran = packager("build", "le-matin", "--date", "2024-11-21")
    assert ran.status == 4
    assert ran.err.splitlines()[0] == "packager: another build of “le-matin” is at work"
    assert len(ran.err.splitlines()) == 2
    assert packager("build", "le-matin", "--date", "2024-11-21").status == 0


def confined(mount: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``packager`` in a mount namespace of its own, after ``mount``; skip where this machine has none."""
    if subprocess.run(
        ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
    ).returncode:
        pytest.skip("this machine lets no user mount a file system of its own")
    command = shlex.join([sys.executable, "-m", "packager", *arguments])
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", f"{mount} && {command}"], capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_a_read_only_folder_is_told_in_two_lines(packager, paper):
    ran = confined("mount --bind issues issues && mount -o remount,bind,ro issues", "build", "--date", "2024-11-21")
    assert ran.returncode == 1
    *_, said, hint = ran.stderr.splitlines()
    assert "the file system is read-only" in said
    assert hint.startswith("  → ")


@pytest.mark.slow
@pytest.mark.parametrize("room", [50, 90, 110, 130, 150])
def test_a_full_disk_is_told_in_two_lines_and_costs_no_older_issue(packager, paper, room):
    """With ever more kilobytes left it is the ledger, what was fetched, the issue or an edition that has no room."""
    recipe = (paper.folder / "newsletter.toml").read_text("utf-8")
    mount = "mkdir full && mount -t tmpfs -o size=200k none full && cp -r issues full/"
    fill = f"head -c {200_000 - 1000 * room} /dev/zero > full/filler; true"
    ran = confined(f"{mount} && {fill}", "-C", "full", "build", "--date", "2024-11-21")
    assert ran.returncode == 1
    *before, said, hint = ran.stderr.splitlines()
    assert "full" in said
    assert hint.startswith("  → ")
    assert "has room" in hint or "free some space" in hint
    assert [line for line in before if line.startswith("!")] == []
    assert recipe == (paper.folder / "newsletter.toml").read_text("utf-8")


def test_that_nothing_can_be_kept_is_told_where_the_issue_stands_all_the_same(packager, paper):
    (paper.folder / ".packager").mkdir()
    (paper.folder / ".packager" / "web").write_text("a file where the folder should be")
    ran = packager("build", "le-matin", "--date", "2024-11-21")
    assert ran.status == 0
    assert ran.err.splitlines()[-1].startswith("! ")
    assert "what was fetched cannot be kept" in ran.err


@pytest.mark.slow
def test_whoever_stops_reading_our_results_ends_us_quietly(packager, paper):
    packager("build", "--date", "2024-11-21")
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [sys.executable, "-m", "packager", "list"], stdout=write, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write)
    assert (ran.returncode, ran.stderr) == (141, "")


@pytest.mark.slow
def test_a_build_that_is_interrupted_leaves_nothing_half_made_and_says_so(packager, paper):
    paper.web.page("/feed.xml", "", delay=30)
    process = subprocess.Popen(
        [sys.executable, "-m", "packager", "build", "--date", "2024-11-21"], stderr=subprocess.PIPE, text=True
    )
    while not paper.web.requests:
        time.sleep(0.05)
    process.send_signal(2)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.splitlines()[-2] == "packager: interrupted"
    assert not (paper.folder / "2024-11-21").exists()


def test_what_fails_prints_its_json_too_with_the_status_that_it_had(packager, paper, web):
    web.page("/gone.xml", "no", status=404)
    gone = ["make", web.url("/gone.xml"), "-o", "a.epub", "--allow-host", web.host]
    plain, ran = packager(*gone), packager(*gone, "--json")
    assert (plain.status, plain.out, ran.status, ran.err) == (1, "", 1, plain.err)
    told = json.loads(ran.out)
    assert (told["made"], told["editions"]) == (False, [])
    assert told["problems"][0]["code"] == "not-found"
    assert told["problems"][-1]["stage"] == "make"

    config = paper.folder / "newsletter.toml"
    config.write_text(config.read_text("utf-8").replace('timezone = "', 'timezone = "Nowhere/'), "utf-8")
    ran = packager("build", "le-matin", "--json")
    assert ran.status == 2
    assert json.loads(ran.out)["problems"][0]["where"] == "le-matin"
    ran = packager("collect", "le-matin", "--json")
    assert (ran.status, json.loads(ran.out)["reached"]) == (2, 0)
    assert packager("collect", "le-matin").out == ""


def test_making_an_edition_begins_without_what_it_may_never_need():
    """Zones of pytz (six hundred files), what guesses how bytes are encoded, writes line-ups or reads files of cookies,
    and the checks of a newsletter's file: each would take as long as a page or two."""
    code = (
        "import sys\n"
        "import packager.cli.make, packager.pipeline.make, packager.locale, packager.runners.local as runner\n"
        "runner.start()\n"
        "heavy = {'pytz', 'charset_normalizer.api', 'soupsieve.css_parser', 'tomlkit', 'http.cookiejar'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))\n"
        "from packager.config import LimitsTable, Newsletter\n"
        "print('built:', Newsletter.__pydantic_complete__, LimitsTable.__pydantic_complete__)\n"
        "import pytz, charset_normalizer\n"
        "print(pytz.timezone('Europe/Paris').zone, charset_normalizer.from_bytes(b'abc').best().encoding)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "loaded: []\nbuilt: False False\nEurope/Paris ascii\n"
