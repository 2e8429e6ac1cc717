"""Newsletters that come by mail: what is read of them, and what is left in the box."""

import email.policy
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import codes, read

from packager import kinds
from packager.errors import SourceError
from packager.sources import _mail

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
HTML = """<html><body><div style="display:none;font-size:0">What stands in this issue ‌ ‌ ‌</div>
<table role="presentation" width="600">
<tr><td><a href="https://example.org/v?id=1">View this email in your browser</a></td></tr>
<tr><td><h1>Le pont rouvre</h1><p>Le pont rouvre ce matin, après deux ans de travaux.</p>
<img src="cid:pont@example" alt="Le pont" width="600">
<img src="https://t.example.org/open/abc.gif" width="1" height="1">
<table><tr><td>Lundi</td><td>12</td></tr><tr><td>Mardi</td><td>14</td></tr></table>
<p>Et la suite demain.</p></td></tr>
<tr><td><p>Vous recevez cette lettre parce que… <a href="https://example.org/u">Se désabonner</a></p></td></tr>
</table></body></html>"""


def letter(
    subject="Un pont rouvre", sender="Le Jour <lettre@example.org>", date="Wed, 20 Nov 2024 11:27:00 +0100", **more
):
    mail = EmailMessage(policy=email.policy.SMTP)
    mail["From"], mail["To"], mail["Subject"], mail["Date"] = sender, "me@example.net", subject, date
    mail["Message-ID"] = more.get("guid", f"<{abs(hash(subject))}@example.org>")
    mail.set_content(more.get("text", "Le pont rouvre ce matin."))
    if more.get("html", HTML):
        mail.add_alternative(more.get("html", HTML), subtype="html")
        mail.get_payload()[1].add_related(PNG, "image", "png", cid="<pont@example>")
    return mail.as_bytes()


def one(tmp_path, data, **options):
    (tmp_path / "a.eml").write_bytes(data)
    return read("mailbox", tmp_path, path="a.eml", **options)


def test_a_mail_becomes_an_article_without_what_mails_add(tmp_path):
    listing = one(tmp_path, letter())
    (item,) = listing.items
    assert (item.title, item.site, item.url) == ("Un pont rouvre", "Le Jour", None)
    assert item.published.isoformat() == "2024-11-20T11:27:00+01:00"
    assert item.published_from == "mail"
    assert "Le pont rouvre ce matin, après deux ans" in item.content
    assert "Et la suite demain." in item.content
    for gone in ("What stands", "View this", "désabonner", "Vous recevez", "open/abc", "presentation"):
        assert gone not in item.content, gone
    assert "<td>Lundi</td>" in item.content
    (picture,) = listing.enclosed
    assert picture.data == PNG
    assert f'src="{picture.url}"' in item.content


def test_the_best_text_is_taken_and_a_plain_one_where_there_is_no_other(tmp_path):
    plain = "Erster Absatz & mehr.\n\nZweiter <Absatz>.\n\nAbmelden: https://example.org/u\n\n-- \nJane Doe\n"
    (item,) = one(tmp_path, letter(html=None, text=plain)).items
    assert item.content == "<p>Erster Absatz &amp; mehr.</p>\n<p>Zweiter &lt;Absatz&gt;.</p>\n"


@pytest.mark.parametrize(
    ("head", "title", "site"),
    [
        (b"Subject: =?utf-8?Q?=C3=89t=C3=A9?= =?latin-1?B?6Q==?=\r\nFrom: =?utf-8?b?TGUgSm91cg==?= <a>", "Étéé", "Le Jour"),  # noqa: E501
        ("Subject: Été à Paris\r\nFrom: a@b.org".encode(), "Été à Paris", "a@b.org"),
        ("Subject: Été\r\nFrom: a@b.org".encode("latin-1"), "Été", "a@b.org"),
        (b"Subject: Fwd: RE: AW: News\r\n of today\r\nFrom: x", "News of today", "x"),
        (b"Subject: =?unknown-charset?Q?x?=\r\nFrom: \"Doe, Jane\" <j@b.org>", "=?unknown-charset?Q?x?=", "Doe, Jane"),
    ],
)  # fmt: skip
def test_headers_are_read_as_they_were_meant(tmp_path, head, title, site):
    (item,) = one(tmp_path, head + b"\r\nDate: Wed, 20 Nov 2024 11:27:00 +0100\r\n\r\nText\r\n").items
    assert (item.title, item.site) == (title, site)


@pytest.mark.parametrize(
    ("encoding", "charset", "body"),
    [
        ("quoted-printable", "windows-1252", b"<p>caf=E9 =96 =\r\ncr=E8me</p>"),
        ("base64", "utf-8", b"PHA+Y2Fmw6kg4oCTIGNyw6htZTwvcD4="),
        ("8bit", "utf-8", "<p>café – crème</p>".encode()),
        ("8bit", "no-such-charset", "<p>café – crème</p>".encode()),
    ],
)
def test_texts_are_decoded(tmp_path, encoding, charset, body):
    head = f"From: a@b.org\r\nSubject: x\r\nContent-Type: text/html; charset={charset}\r\n"
    (item,) = one(tmp_path, f"{head}Content-Transfer-Encoding: {encoding}\r\n\r\n".encode() + body).items
    assert "café – crème" in item.content


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Wed, 31 Feb 2024 11:27:00 +0100", "Thu, 01 Jan 1970 00:00:00 +0000"]
)
def test_a_mail_without_a_date_has_none(tmp_path, date):
    (item,) = one(tmp_path, f"From: a@b.org\r\nSubject: x\r\nDate: {date}\r\n\r\nText".encode()).items
    assert item.published is None


def boxed(tmp_path, *mails):
    box = mailbox.mbox(tmp_path / "box")
    for mail in mails:
        box.add(mail)
    box.close()


def test_an_mbox_is_read_newest_first_and_stays_as_it_is(tmp_path):
    texts = ["From me to you\n\nFrom here on 2024\n", "Words"]
    boxed(
        tmp_path,
        *(
            letter(f"Mail {n}", html=None, text=text, date=f"Wed, {18 + n} Nov 2024 11:27:00 +0100")
            for n, text in enumerate(texts)
        ),
    )
    before = (tmp_path / "box").read_bytes()
    listing = read("mailbox", tmp_path, path="box")
    assert [item.title for item in listing.items] == ["Mail 1", "Mail 0"]
    assert "From here on 2024" in listing.items[1].content
    assert (tmp_path / "box").read_bytes() == before


def test_mails_are_chosen_by_sender_subject_and_age(tmp_path):
    boxed(
        tmp_path,
        letter("Daily: one", "News <daily@example.org>"),
        letter("Weekly: two", "News <daily@example.org>"),
        letter("Daily: three", "Shop <shop@example.com>"),
        letter("Daily: old", "News <daily@example.org>", "Fri, 20 Sep 2024 11:27:00 +0100"),
    )
    chosen = read("mailbox", tmp_path, path="box", senders=["*@example.org"], subjects=["daily*"])
    assert [item.title for item in chosen.items] == ["Daily: one"]
    assert len(read("mailbox", tmp_path, path="box", days=0).items) == 4


def test_a_maildir_gives_what_is_unread_and_marks_it_when_told(tmp_path):
    box = mailbox.Maildir(tmp_path / "Mail", create=True)
    box.add(letter("New"))
    seen = mailbox.MaildirMessage(letter("Seen"))
    seen.set_subdir("cur")
    seen.set_flags("S")
    box.add(seen)
    listing = read("mailbox", tmp_path, path="Mail")
    assert [item.title for item in listing.items] == ["New"]
    assert len(read("mailbox", tmp_path, path="Mail", unread=False).items) == 2
    acknowledge(tmp_path, listing.items)
    acknowledge(tmp_path, listing.items)  # again is no harm
    assert read("mailbox", tmp_path, path="Mail").items == ()
    assert sorted(path.name.partition(":2,")[2] for path in (tmp_path / "Mail" / "cur").iterdir()) == ["S", "S"]


def acknowledge(folder, items, **options):
    import asyncio
    import datetime as dt
    from zoneinfo import ZoneInfo

    kind = kinds.find("sources", "mailbox")
    chosen = kind.options.model_validate({"kind": "mailbox", "path": "Mail"} | options)
    context = kinds.SourceContext("m", "M", ZoneInfo("UTC"), None, folder, None, dt.datetime.now(dt.UTC))
    asyncio.run(kind.acknowledge(chosen, context, items))


def test_what_is_too_large_or_holds_no_text_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(_mail, "MOST_BYTES", 5000)
    boxed(
        tmp_path,
        letter("Large", html=None, text="word " * 2000),
        letter("Small", html=None),
        letter("Empty", html=None, text=" "),
    )
    listing = read("mailbox", tmp_path, path="box")
    assert [item.title for item in listing.items] == ["Small"]
    assert sorted(codes(listing)) == ["mail-empty", "too-large"]


def test_more_mails_than_are_taken_are_told_and_the_newest_stay(tmp_path, monkeypatch):
    monkeypatch.setattr("packager.sources.mailbox.MOST_MAILS", 2)
    boxed(tmp_path, *(letter(f"Mail {number}", html=None) for number in range(3)))
    listing = read("mailbox", tmp_path, path="box")
    assert sorted(item.title for item in listing.items) == ["Mail 1", "Mail 2"]
    assert codes(listing) == ["listing-cut"]


def test_a_mail_of_endless_depth_costs_itself_and_is_nobodys_fault(tmp_path):
    deep = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    boxed(tmp_path, letter("Sound", html=None))
    with (tmp_path / "box").open("a") as box:
        box.write(f"\nFrom a@example.org Wed Nov 20 05:00:00 2024\nFrom: a@example.org\nSubject: Deep\n{deep}\n")
    listing = read("mailbox", tmp_path, path="box")
    assert [item.title for item in listing.items] == ["Sound"]
    assert codes(listing) == ["parse-failed"]


def test_a_place_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(SourceError):
        read("mailbox", tmp_path, path="nothing")


@given(st.binary(max_size=400), st.binary(max_size=200))
def test_no_mail_however_ill_formed_breaks_the_box(tmp_path_factory, head, body):
    folder = tmp_path_factory.mktemp("mail")
    mixed = (
        b"From: a\r\nContent-Type: multipart/mixed; boundary=x\r\n" + head + b"\r\n\r\n--x\r\n" + body + b"\r\n--x--"
    )
    for data in (head + b"\n\n" + body, mixed):
        one(folder, data or b"x")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.eml", letter(), "mailbox"),
        ("long.eml", b"X-Signed: " + b"\n ".join([b"a" * 70] * 200) + b"\n" + letter(), "mailbox"),
        ("box", b"From a@b Wed Nov 20 11:27:00 2024\n" + letter(), "mailbox"),
        ("note.txt", b"Title: A note\nMood: good\n\nWords\n", "folder"),
    ],
)
def test_make_knows_mails_by_their_beginning(tmp_path, name, data, kind):
    (tmp_path / name).write_bytes(data)
    order = sorted(kinds.every("sources"), key=lambda one: one.precedence)
    assert next(found["kind"] for one in order if (found := one.recognise(name, Path(tmp_path / name)))) == kind
