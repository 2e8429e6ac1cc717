"""Templates by name: a newsletter's own before the built-in ones."""

import sys

import jinja2
import pytest
from jinja2 import nodes

from packager import templating
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


def test_a_shipped_template_misspelled_is_told_by_its_name_alone(own):
    with pytest.raises(TemplateFailed) as failed:
        own("a.html", '{% extends "!builtin/epub/artcle.xhtml" %}').render("a.html")
    assert failed.value.message.endswith("did you mean “!builtin/epub/article.xhtml”?")
    assert failed.value.hint == "correct the name"


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


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """A folder of shipped templates that may be written, with one template."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "a.html").write_text("{{ title|shout }}")
    monkeypatch.setattr(templating, "builtin_folder", lambda: folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def shouted(sign: str, *own) -> str:
    return Templates(own).speaking({"shout": lambda text: text + sign}, {}).render("a.html", title="T")


def never(*_: object) -> None:
    raise AssertionError("compiled again")


def test_a_shipped_template_is_compiled_once_for_every_language(shipped, monkeypatch):
    assert shouted("!") == "T!"
    with monkeypatch.context() as patched:
        patched.setattr(jinja2.Environment, "compile", never)
        assert shouted("?") == "T?"
    assert [name for name, _ in Templates().files()] == ["a.html"]


@pytest.mark.parametrize("name", [name for name, _ in Templates().files()])
def test_no_shipped_template_applies_a_filter_to_a_constant(name):
    tree = jinja2.Environment().parse(Templates().source(name))
    environment = jinja2.Environment()
    environment.filters = dict.fromkeys((node.name for node in tree.find_all(nodes.Filter)), str)
    for node in tree.find_all(nodes.Filter):
        node.set_environment(environment)
        with pytest.raises(nodes.Impossible):
            node.as_const(nodes.EvalContext(environment))


def test_a_shipped_template_that_changed_is_compiled_again(shipped):
    assert shouted("!") == "T!"
    (shipped / "a.html").write_text("New {{ title|shout }}")
    assert shouted("!") == "New T!"


def test_a_newsletters_own_templates_are_never_read_compiled(shipped, own, tmp_path):
    own("mine/a.html", "{{ title }} mine")
    assert shouted("!", tmp_path / "mine") == "T mine"
    assert not list(tmp_path.rglob("__pycache__"))


def test_where_nothing_may_be_written_templates_are_compiled_each_time(shipped):
    (shipped / "__pycache__").write_text("no folder")
    assert shouted("!") == "T!"
