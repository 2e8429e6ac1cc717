"""The issue on disk: what gather knows, what the editor changed, and which of the two wins."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from packager.errors import ConfigError, StoreError
from packager.model import Article, Fate, Masthead, Provenance
from packager.store.issue import IssueFolder, Kept, Record, digest
from packager.times import Moment, Window

WINDOW = Window(
    dt.datetime(2024, 11, 20, 4, tzinfo=dt.UTC), dt.datetime(2024, 11, 21, 4, tzinfo=dt.UTC), "Europe/Paris"
)


def article(name: str, section: str = "Monde", **more) -> Article:
    html = f"<p>Le texte de {name}, avec <em>ses</em> mots.</p>"
    return Article(
        id=f"{name}-0a1b2c3d", guid=name, source="une", section=section, title=name.capitalize(), html=html, words=7,
        published=Moment.parse("2024-11-20T11:27:00+01:00"), published_from=Provenance.JSON_LD, **more,
    )  # fmt: skip


PONT, GREVE, FILM = article("pont"), article("greve"), article("film", "Culture")


def record(*articles: Article) -> Record:
    kept = tuple(Kept(replace(one, html=""), digest(one.html)) for one in articles)
    masthead = Masthead("le-matin", "Le Matin", "fr", "Europe/Paris")
    return Record(masthead, dt.date(2024, 11, 21), 7, WINDOW, ("Monde", "Culture"), kept)


@pytest.fixture
def folder(tmp_path) -> IssueFolder:
    issue = IssueFolder(tmp_path / "2024-11-21")
    issue.save(record(PONT, GREVE, FILM), [PONT, GREVE, FILM])
    return issue


def files(folder: IssueFolder) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.path.rglob("*") if path.is_file()}


def edit(folder: IssueFolder, *change: str) -> None:
    text = folder.lineup.read_text("utf-8")
    assert change[0] in text
    folder.lineup.write_text(text.replace(*change), "utf-8")


def titles(folder: IssueFolder) -> list[tuple[str, list[str]]]:
    return [(section.title, [one.title for one in section.articles]) for section in folder.read().issue.sections]


def test_what_was_saved_is_read(folder):
    issue = folder.read().issue
    assert list(issue.articles()) == [PONT, GREVE, FILM]
    assert (issue.number, issue.date, issue.window, issue.lead) == (7, dt.date(2024, 11, 21), WINDOW, PONT.id)


def test_saving_the_same_again_touches_no_file(folder):
    before = files(folder)
    assert folder.save(record(PONT, GREVE, FILM), [PONT, GREVE, FILM]) is False
    assert files(folder) == before


def test_the_editor_reorders_moves_drops_retitles_and_names_the_lead(folder):
    edit(folder, f'lead = "{PONT.id}"', f'lead = "{FILM.id}"\nnote = "Bonne lecture."')
    lines = folder.lineup.read_text("utf-8").splitlines()
    pont = next(line for line in lines if line.strip().startswith(f'"{PONT.id}"'))
    film = next(line for line in lines if line.strip().startswith(f'"{FILM.id}"'))
    edit(folder, pont + "\n", "")
    edit(folder, film, f"{film}\n{pont}")
    with folder.lineup.open("a", encoding="utf-8") as file:
        file.write(
            f"\n[articles.{GREVE.id}]\ndrop = true\n"
            f'[articles.{PONT.id}]\ntitle = "Le pont rouvre"\nstandfirst = "Enfin."\n'
        )
    reading = folder.read()
    assert titles(folder) == [("Culture", ["Film", "Le pont rouvre"])]
    assert (reading.issue.lead, reading.issue.note) == (FILM.id, "Bonne lecture.")
    assert [(one.id, one.fate) for one in reading.dropped] == [(GREVE.id, Fate.DROPPED)]


def test_a_fragment_edited_by_hand_is_the_editors(folder):
    path = folder.path / "content" / f"{PONT.id}.html"
    path.write_text("<p>Réécrit <script>alert(1)</script>à la main.", "utf-8")
    reading = folder.read()
    edited = next(reading.issue.articles())
    assert reading.edited == (PONT.id,)
    assert edited.html == "<p>Réécrit à la main.</p>"
    assert edited.words == 4


def test_a_fragment_that_was_removed_counts_as_dropped(folder):
    (folder.path / "content" / f"{GREVE.id}.html").unlink()
    reading = folder.read()
    assert titles(folder) == [("Monde", ["Pont"]), ("Culture", ["Film"])]
    assert [one.id for one in reading.dropped] == [GREVE.id]


def test_a_second_gather_keeps_every_decision_and_adds_what_is_new(folder):
    edit(folder, f'lead = "{PONT.id}"', f'# mine\nlead = "{GREVE.id}"')
    edit(folder, 'title = "Monde"', 'title = "Le monde entier"')
    (folder.path / "content" / f"{FILM.id}.html").write_text("<p>À ma façon.</p>", "utf-8")
    (folder.path / "content" / f"{PONT.id}.html").unlink()
    loi = article("loi")
    folder.save(record(PONT, GREVE, FILM, loi), [loi])
    assert titles(folder) == [("Le monde entier", ["Greve", "Loi"]), ("Culture", ["Film"])]
    issue = folder.read().issue
    assert issue.lead == GREVE.id
    assert "À ma façon." in list(issue.articles())[2].html
    assert "# mine" in folder.lineup.read_text("utf-8")
    assert "# new: " in folder.lineup.read_text("utf-8")


def test_without_its_lineup_an_issue_stands_as_it_was_gathered(folder):
    folder.lineup.unlink()
    assert titles(folder) == [("Monde", ["Pont", "Greve"]), ("Culture", ["Film"])]


def test_an_unknown_id_is_an_error_with_its_line(folder):
    edit(folder, GREVE.id, "grev-0a1b2c3d")
    with pytest.raises(ConfigError, match=r"lineup.toml:\d+: no article has the id “grev-0a1b2c3d”; did you mean"):
        folder.read()


def test_a_placed_fragment_that_no_gather_finished_is_told_and_not_printed(folder):
    begun = article("loi")
    edit(folder, f'"{GREVE.id}"', f'"{GREVE.id}", "{begun.id}"')
    (folder.path / "content" / f"{begun.id}.html").write_text(begun.html, "utf-8")
    reading = folder.read()
    assert reading.unrecorded == (begun.id,)
    assert begun.id not in {one.id for one in reading.issue.articles()}


def test_a_folder_that_is_no_issue_is_told(tmp_path):
    with pytest.raises(ConfigError, match="is not an issue"):
        IssueFolder(tmp_path).read()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": 1}', '{"schema": "1"}'])
def test_a_damaged_record_is_told_in_one_line(folder, text):
    (folder.path / "issue.json").write_text(text)
    with pytest.raises(StoreError) as error:
        folder.read()
    assert "issue.json" in error.value.message
    assert "\n" not in error.value.message


def test_an_issue_of_a_newer_packager_is_refused(folder):
    path = folder.path / "issue.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"schema": 99}))
    with pytest.raises(StoreError, match="newer packager"):
        folder.read()


def test_a_report_that_differs_in_its_seconds_alone_is_not_written(folder):
    folder.report("gather", {"articles": [{"id": "a", "seconds": 1.5}], "seconds": 2.0})
    before = files(folder)
    folder.report("gather", {"articles": [{"id": "a", "seconds": 9.5}], "seconds": 7.0})
    assert files(folder) == before
    folder.report("gather", {"articles": [], "seconds": 7.0})
    folder.report("render", {})
    assert json.loads((folder.path / "report.json").read_text()) == {
        "gather": {"articles": [], "seconds": 7.0},
        "render": {},
    }


def test_a_kept_issue_of_schema_1_is_read_for_ever():
    """Gathered by the first packager, edited by hand, and never written again: do not refresh it."""
    folder = IssueFolder(Path(__file__).with_name("schema-1"))
    reading = folder.read()
    issue = reading.issue
    assert (issue.masthead.title, issue.number, issue.date) == ("Les Deux Rives", 1, dt.date(2024, 11, 21))
    assert issue.window == Window(WINDOW.opens, WINDOW.closes, "Europe/Paris")
    assert issue.note == "Bonne lecture à tous."
    assert issue.lead == "apres-dix-neuf-mois-le-pont-de-la-douane-tourne-de-nouveau-04dc5665"
    assert [(section.title, len(section.articles)) for section in issue.sections] == [
        ("La ville", 2), ("The City", 1), ("Sciences", 2), ("Technology", 1), ("Culture", 2),
    ]  # fmt: skip
    lead, market, ferry, *_ = issue.articles()
    assert (lead.published.isoformat(), lead.updated.isoformat()) == (
        "2024-11-20T11:27:00+01:00", "2024-11-20T14:05:00+01:00",
    )  # fmt: skip
    assert lead.also == ("https://depeches.example.com/2024/11/pont-de-la-douane",)
    assert market.title == "Le marché change de quai"
    assert ferry.html.startswith("<p>Rewritten by hand.</p>")
    assert reading.edited == (ferry.id,)
    assert [one.title for one in reading.dropped] == ["A soup for people who missed the boat"]
    assert [(one.fate, one.title) for one in issue.left_out] == [
        (Fate.FAILED, "Huîtres : une saison grasse, et un voleur délicat")
    ]
