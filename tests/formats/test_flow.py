"""Text flows past figures that the foot of a column has no room for."""

from dataclasses import replace
from itertools import pairwise

import newspaper
import pytest

from packager import kinds
from packager.formats._pdf import compose, edition, flow, fonts, layout
from packager.formats._pdf.balance import bottom
from packager.formats._pdf.sheet import sheet
from packager.kinds import RenderJob
from packager.model import Section
from packager.templating import Templates

FIGURE = '<figure><img src="../assets/bridge.jpg" alt="A bridge"><figcaption>The bridge, {}.</figcaption></figure>'
LINES = 3 * 13.2 * 96 / 72
"""Three lines of text, in pixels."""


def columns_of(folder, page, *texts):
    """The columns of an article for each text as they were laid out."""
    kind = kinds.find("formats", "pdf")
    if lacking := kind.missing():
        pytest.skip(lacking.message)
    newspaper.draw(folder / "assets")
    model = newspaper.issue().sections[0].articles[1]
    articles = tuple(
        replace(model, id=f"story-{number}", title=f"Headline {number}", html=html) for number, html in enumerate(texts)
    )
    issue = replace(newspaper.issue(), sections=(Section("News", articles),), left_out=(), problems=(), lead=None)
    job = RenderJob(issue, kind.options(page=page), Templates(), newspaper.drawn_in(folder / "assets"),
                    folder / "x.pdf", newspaper.CLOSES)  # fmt: skip
    press = edition._press(job, sheet(page), fonts.font_configuration())
    return press.lay(compose._text(press)).pages


def lines(columns):
    """The text of every line, in the order of reading."""
    return ["".join(_words(box)) for column in columns for box in _lines(column._page_box)]


def _lines(box):
    for child in getattr(box, "children", ()):
        yield from [child] if type(child).__name__ == "LineBox" else _lines(child)


def _words(box):
    yield getattr(box, "text", None) or ""
    for child in getattr(box, "children", ()):
        yield from _words(child)


def gaps(columns):
    """The room that is left at the foot of every column but the last, in pixels."""
    return [column._page_box.height - bottom(column._page_box) for column in columns[:-1]]


@pytest.mark.slow
@pytest.mark.parametrize("page", ["a4", "kobo"])
def test_text_fills_the_gap_before_a_figure(tmp_path, page):
    html = "".join(newspaper.prose("en", 2 + number % 3) + FIGURE.format(number) for number in range(8))
    before = columns_of(tmp_path, page, html + newspaper.prose("en", 9))
    written, gapped = lines(before), [gap for gap in gaps(before) if gap > LINES]
    after = layout.flowed(before, ())
    left = [gap for gap in gaps(after) if gap > LINES]
    assert len(gapped) > 2
    # A figure alone in its column, with all that followed it taken already, lets nothing past.
    assert len(left) <= len(gapped) / 4
    assert len(after) <= len(before)
    assert sorted(lines(after)) == sorted(written)


@pytest.mark.slow
@pytest.mark.parametrize("page", ["remarkable", "kindle-scribe"])
def test_text_flows_past_a_figure_also_where_it_is_all_that_stands_before_the_next(tmp_path, page):
    html = "".join(newspaper.prose("en", 1 + number % 3) + FIGURE.format(number) for number in range(16))
    before = columns_of(tmp_path, page, html + newspaper.prose("en", 4))
    after = layout.flowed(before, ())
    assert len([gap for gap in gaps(before) if gap > LINES]) > 2
    assert [gap for gap in gaps(after) if gap > LINES] == []
    assert sorted(lines(after)) == sorted(lines(before))


@pytest.mark.slow
@pytest.mark.parametrize("page", ["a4", "kobo"])
def test_a_headline_stands_in_the_gap_that_its_figure_would_leave_with_text_under_it(tmp_path, page):
    texts = [FIGURE.format(number) + newspaper.prose("en", 3) + "<p>One line.</p>" * number for number in range(20)]
    before = columns_of(tmp_path, page, *texts)
    written, gapped = lines(before), [gap for gap in gaps(before) if gap > 3 * LINES]
    after = layout.flowed(before, ())
    assert len(gapped) > 1
    left = [gap for gap in gaps(after) if gap > 3 * LINES]
    assert len(left) <= len(gapped) / 2, (gapped, left)
    assert sorted(lines(after)) == sorted(written)
    for column in after:
        assert all(0 <= top < column._page_box.height for top in tops(column._page_box))
        found = lines([column])
        assert all(len(found) > at + 3 for at, line in enumerate(found) if line.startswith("Headline"))


@pytest.mark.slow
@pytest.mark.parametrize("page", ["a5", "kobo"])
def test_nothing_is_read_before_a_figure_with_a_heading_of_its_own(tmp_path, page):
    headed = FIGURE.replace("<figcaption>", "<h4>Heading of {0}</h4><p>Of it.</p><figcaption>")
    headed = headed.replace("{}", "{0}")
    text = "<h4>Heading behind {0}</h4>" + newspaper.prose("en", 3)
    html = "".join(newspaper.prose("en", 3 + at % 3) + (headed + text).format(f"{at:02}") for at in range(8))
    before = columns_of(tmp_path, page, html)
    assert any(gap > 3 * LINES for gap in gaps(before))
    after = layout.flowed(before, ())
    assert [line for line in lines(after) if "Heading" in line] == [line for line in lines(before) if "Heading" in line]


def tops(box):
    """Where the lines and pictures of a column begin, in pixels."""
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "LineBox":
            yield child.position_y
        yield from tops(child)


@pytest.mark.slow
def test_a_column_that_gave_all_it_had_leaves_the_gap_before_it_to_the_next(tmp_path):
    texts = [newspaper.prose("en", 5) + FIGURE.format(number) + newspaper.prose("en", 3) for number in range(12)]
    before = columns_of(tmp_path, "a5", *texts)
    written = lines(before)
    contents = flow.flowed([column._page_box for column in before], ())
    emptied = [place for place, children in enumerate(contents[:-1]) if not children]
    assert emptied
    columns = [
        column._page_box.copy_with_children(children)
        for column, children in zip(before, contents, strict=True)
        if children
    ]
    assert [box for box in columns[:-1] if box.height - bottom(box) > 3 * LINES] == []
    assert sorted(line for box in columns for line in ("".join(_words(each)) for each in _lines(box))) == sorted(
        written
    )


@pytest.mark.slow
def test_where_there_is_no_gap_nothing_moves(tmp_path):
    before = columns_of(tmp_path, "a5", newspaper.prose("en", 30))
    assert layout.flowed(before, ()) == list(before)


@pytest.mark.slow
def test_what_begins_a_sheet_is_not_taken_from_it(tmp_path):
    html = "".join(newspaper.prose("en", 2) + FIGURE.format(number) for number in range(4))
    before = columns_of(tmp_path, "a5", html)
    assert layout.flowed(before, range(len(before))) == list(before)


@pytest.mark.slow
def test_notes_stay_behind_the_figures_of_their_text(tmp_path):
    gapped = 0
    for paragraphs in range(6, 14):
        html = "<p>A line of the text.</p>" * paragraphs + FIGURE.format("at dawn") + newspaper.NOTES
        before = columns_of(tmp_path, "kobo", html)
        gapped += any(gap > LINES for gap in gaps(before))
        found = lines(layout.flowed(before, ()))
        caption = next(at for at, line in enumerate(found) if "at dawn" in line)
        assert not any("commission" in line for line in found[:caption])
    assert gapped


@pytest.mark.slow
def test_bullets_stay_with_their_words(tmp_path):
    listed = "".join(f"<li>Item {number}</li>" for number in range(9))
    html = "".join(newspaper.prose("en", 3) + FIGURE.format(number) + f"<ul>{listed}</ul>" for number in range(6))
    for column in layout.flowed(columns_of(tmp_path, "a5", html), ()):
        found = lines([column])
        assert sum(line.startswith("•") for line in found) == sum(line.startswith("Item") for line in found)


@pytest.mark.slow
def test_a_line_costs_no_page(tmp_path):
    """Whatever is left of a run for its last column is more than a line: the column before takes that much."""
    depths = set()
    for paragraphs in range(10, 18):
        columns = columns_of(tmp_path, "kobo", "<p>One line.</p>" * (2 * paragraphs))
        after = layout.flowed(columns, ())
        depths.add(round(bottom(after[-1]._page_box)))
        assert len(columns) - 1 <= len(after) <= len(columns)
    assert min(depths) > flow.DEEPER


@pytest.mark.slow
def test_words_that_fill_a_line_stand_on_it_though_the_space_behind_them_does_not(tmp_path):
    # Words of every length, in steps thinner than a space.
    begun = [thick + "i" * thin for thick in ("m", "mn", "mr", "mt") for thin in range(40)]
    html = "".join(f"<p>{word} has been said about these <em>Home Alone</em> would face</p>" for word in begun)
    found = [line.split() for line in lines(columns_of(tmp_path, "a4", html))]
    assert {line[0] for line in found if len(line) > 3} >= set(begun)


def test_what_began_a_column_keeps_its_distance_where_the_last_columns_are_balanced(tmp_path):
    part = "<h2>Heading</h2><p>Every boat on the lake was counted, once in the morning and once at night.</p>"
    for number in range(1, 40):
        columns = columns_of(tmp_path, "a4", part * number)
        if len(columns) == 2 and "Heading" in lines(columns[1:])[0]:
            break
    evened, height = layout.even(columns)
    assert height
    seen = [(box.position_y, "".join(_words(box))) for column in evened for box in _lines(column._page_box)]
    heads = [place for place, (_, said) in enumerate(seen) if said == "Heading"][1:]  # the first is under a headline
    leads = {round(seen[place][0] - seen[place - 1][0]) for place in heads}
    assert len([lead for lead in leads if lead > 0]) == 1, "but for the one at the head of a column"


@pytest.mark.slow
@pytest.mark.parametrize("page", ["kobo"])
def test_a_picture_shrinks_a_little_where_the_gap_before_it_is_nearly_enough(tmp_path, page):
    story = "<h2>Works</h2>" + newspaper.prose("en", 1) + FIGURE.format(1)
    before = columns_of(tmp_path, page, *[story * (1 + number % 2) for number in range(9)])
    written, gapped, sizes = lines(before), [gap for gap in gaps(before) if gap > LINES], pictures(before)
    after = layout.flowed(before, ())
    assert len([gap for gap in gaps(after) if gap > LINES]) < len(gapped)
    assert sorted(lines(after)) == sorted(written)
    shrunk = [now / before for now, before in zip(pictures(after), sizes, strict=True) if now < before - 1]
    assert shrunk
    assert min(shrunk) >= flow.SMALLEST - 0.01
    assert {box.position_x for column in after for box in _pictures(column._page_box)} == {0}, "over its caption"
    assert all(bottom(column._page_box) <= column._page_box.height + flow.DEEPER for column in after)


def pictures(columns):
    """The widths of the pictures, in the order of reading."""
    return [box.width for column in columns for box in _pictures(column._page_box)]


def _pictures(box):
    for child in getattr(box, "children", ()):
        yield from [child] if type(child).__name__.endswith("ReplacedBox") else _pictures(child)


@pytest.mark.slow
@pytest.mark.parametrize(("page", "length", "over", "heads"), [("a4", 24, 9, 1), ("a5", 60, 9, 3), ("a5", 14, 8, 1)])
def test_rows_of_a_broken_table_move_up_with_the_text_over_them(tmp_path, page, length, over, heads):
    """Else its first rows stand alone: what was over them has filled the column before."""
    body = "".join(f"<tr><td>Boat {row}</td><td>{row * 7919 % 1000}</td></tr>" for row in range(length))
    table = f"<table><caption>Boats</caption><thead><tr><th>Name</th><th>Length</th></tr></thead>{body}</table>"
    html = newspaper.prose("en", 3) + FIGURE.format(0) + newspaper.prose("en", over)
    for more in range(8):
        before = columns_of(tmp_path, page, html + newspaper.prose("en", more) + table + newspaper.prose("en", 8))
        written = lines(before)
        if written.count("Length") > 1:
            break
    assert written.count("Length") > 1, "the table is broken"
    after = layout.flowed(before, ())
    assert max(gaps(after)) < 2 * LINES
    read = lines(after)
    assert [line for line in read if line.startswith("Boat ")] == [f"Boat {row}" for row in range(length)]
    assert sorted(filter(_is_told, read)) == sorted(filter(_is_told, written))
    assert read.count("Length") == heads
    tops = [box.position_y for column in after for box in _lines(column._page_box)]
    assert min(tops) > -1
    assert all(bottom(column._page_box) <= column._page_box.height + flow.DEEPER for column in after)
    seen = [(box.position_y, "".join(_words(box))) for column in after for box in _lines(column._page_box)]
    last = next(place for place, (_, said) in enumerate(seen) if said == f"Boat {length - 1}")
    assert seen[last + 2][0] - seen[last][0] < LINES, "the text goes on under it"


@pytest.mark.slow
def test_text_that_flows_past_a_figure_keeps_its_distance_from_the_table_over_it(tmp_path):
    under = "<table><tr><td>Last row</td></tr></table>" + FIGURE
    html = "".join(newspaper.prose("en", 2 + number % 3) + under.format(number) for number in range(8))
    after = layout.flowed(columns_of(tmp_path, "kobo", html + newspaper.prose("en", 9)), ())
    seen = [(box.position_y, "".join(_words(box))) for column in after for box in _lines(column._page_box)]
    below = [next_y - y for (y, said), (next_y, text) in pairwise(seen) if said == "Last row" and next_y > y and text]
    assert len(below) > 2
    assert min(below) > 20, "a line of the table and three millimetres"


@pytest.mark.slow
def test_what_comes_up_under_a_table_keeps_its_distance_though_what_stood_there_has_flowed_past(tmp_path):
    """A box of code, whose own margin is part of that distance, was read before the table."""
    rows = "".join(f"<tr><td>Row {row}</td></tr>" for row in range(9)) + "<tr><td>Last row</td></tr>"
    story = f"<table>{rows}</table><pre>Code</pre>" + newspaper.prose("en", 2)
    stories = [newspaper.prose("en", 2) + "<p>One line.</p>" * over + story for over in range(20)]
    after = layout.flowed(columns_of(tmp_path, "a5", *stories), ())
    seen = [(box.position_y, "".join(_words(box))) for column in after for box in _lines(column._page_box)]
    below = [
        under - y for (y, said), (under, text) in pairwise(seen) if said == "Last row" and under > y and text != "Code"
    ]
    assert below

    assert min(below) > 24, "a row of the table and three millimetres"


@pytest.mark.slow
@pytest.mark.parametrize(("page", "length"), [("kobo", 13), ("a5", 60)])
def test_no_row_of_a_broken_table_stands_alone(tmp_path, page, length):
    body = "".join(f"<tr><td>Boat {row}</td></tr>" for row in range(length))
    table = f"<table><caption>Boats</caption><thead><tr><th>Name</th></tr></thead>{body}</table>"
    story = [newspaper.prose("en", 1) + "<p>One line.</p>" * over + table for over in range(25)]
    pieces = []
    for column in layout.flowed(columns_of(tmp_path, page, *story), ()):
        found = [int(said.split()[1]) for said in lines([column]) if said.startswith("Boat ")]
        starts = [place for place, row in enumerate(found) if not place or row != found[place - 1] + 1]
        pieces += [end - start for start, end in pairwise([*starts, len(found)])]
    assert sum(size < length for size in pieces) > 9, "tables are broken"
    assert min(pieces) > 1


@pytest.mark.slow
def test_rows_that_move_up_leave_no_hole_in_their_table(tmp_path):
    """A row that went on with the last one left its room in the table, and rows that came back stood below that."""
    words = newspaper.FILLER["en"][:160]
    body = "".join(f"<tr><th>Boat {row}</th><td>{words}</td><td>{words}{words}</td></tr>" for row in range(4))
    table = f"<table><caption>Boats</caption><tbody>{body}</tbody></table>"
    picture = FIGURE.format(0) + newspaper.prose("en", 1)
    story = ["<p>One line.</p>" * 20 + picture + "<p>One line.</p>" * over + table for over in range(0, 40, 3)]
    broken = columns_of(tmp_path, "letter", *story)
    pieces = [part for column in layout.flowed(broken, ()) for part in _tables(column._page_box)]
    between = [
        under.position_y - over.position_y - over.height for part in pieces for over, under in pairwise(_rows(part))
    ]
    assert len(between) > 30
    assert max(between) < 1
    assert all(part.height - sum(row.height for row in _rows(part)) < 1 for part in pieces)


def _tables(box):
    for child in getattr(box, "children", ()):
        yield from [child] if type(child).__name__ == "TableBox" else _tables(child)


def _rows(table):
    return [row for group in table.children for row in group.children]


def _is_told(line):
    """Whether a line is none of the head of a table, which each of its pieces has."""
    return line not in {"Name", "Length"}


def test_a_column_that_ends_with_a_picture_on_a_line_of_its_own_is_as_deep_as_that(tmp_path):
    """It was taken for as deep as its words: text flowed to it, and the picture passed the foot of the page."""
    import weasyprint

    newspaper.draw(tmp_path)
    picture = f'<img src="{(tmp_path / "bridge.jpg").as_uri()}" style="display: block; height: 300px">'
    (page,) = weasyprint.HTML(string=f"<style>body, p {{ margin: 0 }}</style><p>Seen {picture}</p>").render().pages
    (text,) = (box for box in page._page_box.children if type(box).__name__ == "BlockBox")
    assert bottom(text) - text.position_y > 300


def test_backgrounds_go_where_their_boxes_go(tmp_path):
    import weasyprint

    newspaper.draw(tmp_path)
    behind = f"background: #eee url({(tmp_path / 'bridge.jpg').as_uri()})"
    style = f"<style>aside {{ {behind}; padding: 4px }} mark, col {{ background: yellow }}</style>"
    text = (
        f"{style}<p>Above, a <mark>marked</mark> word.</p><aside><p>Beside.</p></aside><table><col><td>1</td></table>"
    )
    (column,), (sheet,) = (weasyprint.HTML(string=each).render().pages for each in (text, "<p>Head.</p>"))
    joined = layout.join(sheet, [column], [(40, 25)])
    boxes = [box for box in layout._descendants(joined._page_box) if getattr(box, "background", None)]
    assert {box.element_tag for box in boxes} == {"aside", "mark", "col"}
    for box in boxes:
        (layer,) = box.background.layers
        place = (box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height())
        assert tuple(layer.painting_area) == place
        assert (layer.image is not None) == (box.element_tag == "aside")
