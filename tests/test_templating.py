"""Templates by name: a newsletter's own before the built-in ones."""

import pytest

from packager.errors import TemplateFailed
from packager.templating import Templates


@pytest.fixture
def own(tmp_path):
    def write(name: str, text: str) -> Templates:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return Templates([tmp_path])

    return write


def test_the_newsletters_own_template_comes_first(own):
    assert own("epub/style.css", "p { color: red }").render("epub/style.css") == "p { color: red }"


def test_an_override_extends_the_original_and_changes_one_block(own):
    templates = own("epub/page.xhtml", '{% extends "!builtin/epub/page.xhtml" %}{% block body %}mine{% endblock %}')
    page = templates.speaking({}, {"language": "fr", "direction": "ltr"}).render(
        "epub/page.xhtml", front={"title": "T"}
    )
    assert "mine" in page
    assert 'lang="fr"' in page


def test_text_is_escaped(own):
    assert own("x.html", "{{ title }}").render("x.html", title='<b> & "') == "&lt;b&gt; &amp; &#34;"


def test_a_missing_template_says_where_to_put_it(own, tmp_path):
    with pytest.raises(TemplateFailed) as failed:
        own("a.html", "{% include 'other.html' %}").render("a.html")
    assert "other.html" in failed.value.message
    assert str(tmp_path) in (failed.value.hint or "")


@pytest.mark.parametrize(("text", "what"), [
    ("one\n{% if %}", ":2"), ("one\ntwo\n{{ nothing }}", ":3"), ("{{ title.odd.deep }}", ":1"), ("{{ 1 / 0 }}", ":1"),
])  # fmt: skip
def test_a_wrong_template_says_its_file_and_line(own, text, what):
    with pytest.raises(TemplateFailed) as failed:
        own("bad.html", text).render("bad.html", title="T")
    assert f"bad.html{what}" in failed.value.message


@pytest.mark.parametrize("text", ["{{ ''.__class__.__mro__ }}", "{{ things.append(1) }}", "{{ open('/etc/passwd') }}"])
def test_a_template_can_do_no_harm(own, text):
    with pytest.raises(TemplateFailed):
        own("evil.html", text).render("evil.html", things=[])
