"""A newspaper of one day, written by hand to hold everything that an edition must cope with."""

# ruff: noqa: E501 - prose

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

from packager.model import Article, Asset, Fate, Issue, Masthead, Outcome, Problem, Section
from packager.times import Moment, Window

CLOSES = dt.datetime(2024, 11, 21, 4, 0, tzinfo=dt.UTC)

TABLE = """<table><caption>Traffic on the bridge, by hour</caption>
<thead><tr><th>Hour</th><th>Bicycles</th><th>On foot</th></tr></thead>
<tbody><tr><th>7–8</th><td>1,204</td><td>310</td></tr><tr><th>8–9</th><td>2,870</td><td>904</td></tr>
<tr><th>17–18</th><td>2,310</td><td>1,120</td></tr></tbody></table>"""

CODE = """<pre><code>def tide(hour: float) -&gt; float:
    # Height above the zero of the charts, in metres; a long comment that does not fit in a narrow column
    return 2.1 + 1.6 * math.sin(2 * math.pi * hour / 12.42)
</code></pre>"""

NOTES = """<section class="footnotes"><ol><li id="fn1"><p>The commission sat eleven times, nine of them in public.
<a href="#ref1">↩</a></p></li><li id="fn2"><p>At the prices of 2019. <a href="#ref2">↩</a></p></li></ol></section>"""

BRIDGE = (
    "<p>The old bridge over the Arve opened again on Wednesday morning, three years and two mayors after it was "
    'closed, and by nine o’clock the queue of bicycles reached the <a href="https://example.org/market">market '
    "hall</a>. Nobody cut a ribbon. The first to cross was a baker on her way home.</p>"
    '<figure><img src="../assets/bridge.jpg" alt="The bridge at dawn, with the first cyclists" width="1200" '
    'height="800"><figcaption>The bridge at dawn. <span class="credit">Photograph: Ana Ruiz</span></figcaption>'
    '</figure><p>The commission of inquiry<sup><a id="ref1" href="#fn1">1</a></sup> had found cracks in four of '
    'the six arches; repairs cost 41 million<sup><a id="ref2" href="#fn2">2</a></sup>, twice the estimate. '
    "“It was never a question of money,” said the city engineer, Ivo Berg. “It was a question of sand.”</p>"
    "<h2>Sand, and more sand</h2><p>The river bed moves by <em>two metres a year</em>. Piles that stood on gravel "
    "in 1911 stand on sand today, and the engineers had to freeze the ground before they could dig in it.</p>"
    "<blockquote><p>We drew the arches as they were, then as they ought to have been, and built what lies "
    "between.</p><p><cite>Lea Dupont, architect</cite></p></blockquote>"
    '<aside class="key-points"><ul><li>Closed since October 2021</li><li>41 million, twice the estimate</li>'
    "<li>Trams return in spring</li></ul></aside>" + TABLE + "<h3>What comes next</h3><p>Trams will cross again in "
    "spring. Until then the number 12 ends at the quay, and the ferry, which was to be withdrawn, keeps running "
    "on Sundays “as long as anybody boards it”.</p>" + NOTES
)

FILLER = {
    "en": "The harbour authority said that dredging would go on through the winter, although the contract had not "
    "been signed and the two firms that remain disagree about who owns the sand. Residents along the quay have "
    "asked for quiet hours; the authority has offered double glazing. A decision is expected before the holidays, "
    "and nobody who has followed the matter for long believes it. ",
    "fr": "Le conseil municipal a voté mercredi soir, à une voix près, la reconduction du budget de la bibliothèque. "
    "Les opposants dénoncent « une dépense sans fin » ; les partisans rappellent que la fréquentation a doublé. "
    "La nouvelle salle de lecture ouvrira au printemps, si les travaux de charpente, commencés en octobre, "
    "se terminent à temps. Personne n’ose donner de date. ",
    "de": "Die Straßenbahngesellschaft rechnet für das kommende Jahr mit deutlich höheren Instandhaltungskosten; "
    "verantwortlich seien die Geschwindigkeitsbegrenzungen auf der Rheinuferstrecke und der Mangel an "
    "Fachkräften. Der Aufsichtsrat hat die Entscheidung über die Fahrzeugbeschaffung vertagt. ",
    "ru": "Городской совет в среду утвердил план восстановления набережной; работы начнутся весной и продлятся два "
    "года. Жители просят сохранить старые липы, посаженные ещё до войны. Окончательное решение ожидается в декабре. ",
    "ar": "أعلنت بلدية المدينة يوم الأربعاء افتتاح المكتبة العامة بعد أعمال ترميم استمرت ثلاث سنوات، وسط حضور كبير "
    "من سكان الأحياء المجاورة. وقالت مديرة المكتبة إن عدد الكتب بلغ مئة وعشرين ألف كتاب، وإن قاعات القراءة ستبقى "
    "مفتوحة حتى العاشرة ليلا. ",
    "he": "העירייה הודיעה ביום רביעי על פתיחת הספרייה הציבורית לאחר שלוש שנות שיפוצים. מנהלת הספרייה אמרה כי מספר "
    "הספרים הגיע למאה ועשרים אלף, וכי אולמות הקריאה יישארו פתוחים עד עשר בלילה. ",
}


def prose(language: str, paragraphs: int, extra: str = "") -> str:
    """Return a body of so many paragraphs, with ``extra`` after the second."""
    parts = [f"<p>{FILLER[language] * (1 + index % 2)}</p>" for index in range(paragraphs)]
    return "".join([*parts[:2], extra, *parts[2:]])


def article(name: str, language: str, title: str, html: str, **more: object) -> Article:
    """Return an article with what most have."""
    facts: dict[str, object] = {
        "url": f"https://example.org/{name}",
        "site": "Example Courier",
        "published": Moment.parse("2024-11-20T11:27:00+01:00"),
        "words": len(html.split()),
        "language": language,
        "direction": "rtl" if language in {"ar", "he"} else "ltr",
    }
    facts.update(more)
    return Article(id=f"{name}-0a1b2c3d", guid=name, source="s-1", section="City", title=title, html=html, **facts)  # type: ignore[arg-type]


def issue() -> Issue:
    """Return the whole issue."""
    city = Section(
        "City",
        (
            article(
                "bridge", "en", "The bridge opens again, without a ribbon", BRIDGE,
                standfirst="Three years late and twice as dear, the crossing that everybody missed is back. "
                "The trams have to wait until spring.",
                authors=("Jo Smith", "Ana Ruiz"), rubric="Transport", dateline="GENEVA",
                updated=Moment.parse("2024-11-20T14:05:00+01:00"), image="bridge.jpg", fate=Fate.UPDATED,
            ),
            article("harbour", "en", "Dredging goes on, contract or no contract", prose("en", 5), authors=("Max Berg",)),
            article(
                "market", "en", "Saturday market moves to the quay & stays there", prose("en", 2),
                published=Moment.parse("2024-11-20"), byline="From our correspondents", site=None,
            ),
        ),
    )  # fmt: skip
    monde = Section(
        "Monde",
        (
            article(
                "bibliotheque", "fr", "La bibliothèque sauvée d’une voix : « une dépense sans fin »",
                prose("fr", 4, '<figure><img src="../assets/chart.png" alt="Fréquentation par mois" width="900" '
                      'height="500"><figcaption>Fréquentation mensuelle.</figcaption></figure>'),
                standfirst="Le conseil municipal reconduit le budget, à une voix près.", authors=("Léa Dupont",),
                also=("https://www.example.net/bibliotheque",),
            ),
            article("tram", "de", "Straßenbahngesellschaft warnt vor Instandhaltungskosten", prose("de", 3), published=None),
            article("naberezhnaya", "ru", "Набережную восстановят за два года", prose("ru", 3)),
            article("maktaba", "ar", "افتتاح المكتبة العامة بعد ثلاث سنوات من الترميم",
                    prose("ar", 4, "<h2>ساعات العمل</h2><ul><li>من الأحد إلى الخميس</li><li>الجمعة بعد الظهر</li></ul>"),
                    authors=("ليلى حداد",), standfirst="مئة وعشرون ألف كتاب وقاعات مفتوحة حتى العاشرة ليلا."),
            article("sifriya", "he", "הספרייה הציבורית נפתחת מחדש", prose("he", 3)),
        ),
    )  # fmt: skip
    science = Section(
        "Science",
        (
            article("tides", "en", "How to draw a tide with one sine", prose("en", 1, CODE) + "<p>That is all: <code>12.42</code> "
                    "hours from one high water to the next.</p><ol><li>Read the chart.</li><li>Find the zero.<ul><li>It is "
                    "printed.</li></ul></li></ol>" + prose("en", 1), rubric="Mathematics"),
            article("lost", "en", "A picture that never came", '<p>Before.</p><figure><img src="../assets/missing.jpg" '
                    'alt="A comet over the bay"><figcaption>The comet.</figcaption></figure>' + prose("en", 1), excerpt=True),
            article("formula", "en", "The law of the lever, written out", "<p>As simple as "
                    '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="F1 d1 = F2 d2"><mrow><msub><mi>F</mi><mn>1'
                    "</mn></msub><msub><mi>d</mi><mn>1</mn></msub><mo>=</mo><msub><mi>F</mi><mn>2</mn></msub><msub><mi>d"
                    "</mi><mn>2</mn></msub></mrow></math>, it lifts the world.</p>" + prose("en", 2)),
        ),
    )  # fmt: skip
    return Issue(
        masthead=Masthead("courier", "The Lake Courier", "en-GB", "Europe/Paris", description=None),
        date=dt.date(2024, 11, 21),
        number=1234,
        window=Window(CLOSES - dt.timedelta(days=1), CLOSES, "Europe/Paris"),
        sections=(city, monde, science),
        lead="bridge-0a1b2c3d",
        note="The cinema pages return on Friday.\n\nLetters about the bridge are welcome.",
        assets=(
            Asset("bridge.jpg", "image/jpeg", 1200, 800, 1, "https://example.org/bridge.jpg"),
            Asset("chart.png", "image/png", 900, 500, 1, "https://example.org/chart.png"),
        ),
        left_out=(
            Outcome(Fate.FAILED, "The long road to the lighthouse", "s-2", url="https://example.org/lighthouse",
                    reason="404 Not Found", code="not-found",
                    published=Moment.parse("2024-11-20T09:00:00+01:00")),
            Outcome(Fate.OVER_CAP, "Chess: the fourth game", "s-2", url="https://example.org/chess", reason="its source may have 10 articles"),
        ),
        problems=(Problem("gather", "https://example.org/feed.xml", "no-answer", "no answer in 30 s"),),
    )  # fmt: skip


def draw(folder: Path) -> None:
    """Draw the issue's pictures into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bridge.jpg").write_bytes(_bridge())
    (folder / "chart.png").write_bytes(_chart())


def drawn_in(folder: Path) -> Callable[[str], bytes]:
    """What reads the pictures in ``folder``, as editions ask for them."""
    return lambda name: (folder / name).read_bytes()


def _bridge() -> bytes:
    sky = Image.linear_gradient("L").resize((1200, 800))
    scene = Image.merge(
        "RGB", (sky.point(lambda v: 90 + v // 2), sky.point(lambda v: 110 + v // 3), sky.point(lambda v: 170 + v // 6))
    )
    pen = ImageDraw.Draw(scene)
    pen.rectangle((0, 560, 1200, 800), fill=(52, 74, 92))
    for pier in range(7):
        pen.rectangle((60 + pier * 180, 430, 90 + pier * 180, 640), fill=(70, 58, 52))
        pen.arc((90 + pier * 180, 440, 240 + pier * 180, 660), 180, 360, fill=(70, 58, 52), width=16)
    pen.rectangle((0, 400, 1200, 446), fill=(88, 72, 62))
    out = io.BytesIO()
    scene.save(out, "JPEG", quality=85)
    return out.getvalue()


def _chart() -> bytes:
    page = Image.new("P", (900, 500), 0)
    page.putpalette([255, 255, 255, 30, 30, 30, 130, 130, 130])
    pen = ImageDraw.Draw(page)
    for month in range(12):
        height = 120 + int(140 * (1 + math.sin(month / 2)))
        pen.rectangle((60 + month * 68, 460 - height, 105 + month * 68, 460), fill=2)
    pen.line((40, 460, 880, 460), fill=1, width=4)
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()
