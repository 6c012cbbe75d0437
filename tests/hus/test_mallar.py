"""House rules of the templates: nothing inline, nothing unescaped, nothing that no page can reach."""

import re
from pathlib import Path

import pytest

ROT = Path(__file__).resolve().parents[2]
MALLROT = ROT / "templates"
MALLAR = sorted(str(p.relative_to(MALLROT)) for p in MALLROT.rglob("*") if p.is_file())
STILMALLAR = ROT / "app/web/static/css"

# What is forbidden -> what to do instead. Searched outside comments.
FORBJUDET = {
    r"<script(?![^>]*\ssrc=)": "inline script: put it in app/web/static/js/app.js",
    r"<style\b": "inline style: put it in app/web/static/css/",
    r"\sstyle\s*=": "style attribute: use a class, or a width attribute in SVG",
    r"<[^>]*\son[a-z]+\s*=": "event attribute: listen in app.js",
    r"\shx-on\b": "hx-on: listen in app.js",
    r"javascript:": "javascript: address: use a real link or a button",
    r"\|\s*safe\b": "|safe: let Jinja escape, or make the markup in a macro",
    r"autoescape\s+false": "autoescape off: let Jinja escape",
}


def _kalla(mall: str) -> str:
    """The template's text without Jinja comments."""
    return re.sub(r"\{#.*?#\}", "", (MALLROT / mall).read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("monster", FORBJUDET)
def test_no_template_holds_what_the_content_policy_forbids(monster: str) -> None:
    brott = [mall for mall in MALLAR if re.search(monster, _kalla(mall), re.IGNORECASE)]
    assert brott == [], FORBJUDET[monster]


@pytest.mark.parametrize(
    ("text", "monster"),
    [
        ("<script>x()</script>", r"<script(?![^>]*\ssrc=)"),
        ('<p class="a" onclick="x()">', r"<[^>]*\son[a-z]+\s*="),
        ("{{ text | safe }}", r"\|\s*safe\b"),
    ],
)
def test_the_patterns_catch_what_they_are_for(text: str, monster: str) -> None:
    assert monster in FORBJUDET
    assert re.search(monster, text)


def test_every_template_can_be_reached() -> None:
    """Each is extended, included or imported by another template, or named in app/; otherwise it is dead."""
    text = "\n".join(
        [(MALLROT / mall).read_text(encoding="utf-8") for mall in MALLAR]
        + [p.read_text(encoding="utf-8") for p in (ROT / "app").rglob("*.py")]
    )
    namnda = set(re.findall(r"(?<=[\"'])[\w/.-]+(?=[\"'])", text))
    doda = [mall for mall in MALLAR if mall not in namnda]
    assert doda == [], "remove the template, or let a page use it"


def test_every_macro_file_is_described_for_page_authors() -> None:
    dokument = (ROT / "docs/komponenter.md").read_text(encoding="utf-8")
    # Those that only the layouts use need no description.
    egna = {"navigering.html", "logga.html", "marke.html", "portfoljhuvud.html"}
    namn = {Path(mall).name for mall in MALLAR if mall.startswith("delar/")} - egna
    assert {n for n in namn if f"**{n}**" not in dokument} == set()


def test_the_order_list_names_every_stylesheet_once() -> None:
    ordning = (STILMALLAR / "ordning.txt").read_text(encoding="utf-8").split()
    assert sorted(ordning) == sorted(p.name for p in STILMALLAR.glob("*.css"))
    assert ordning[0] == "lager.css", "the layers must be declared before any of them is used"


def test_every_rule_of_style_stands_in_a_layer() -> None:
    """A rule outside the layers wins over all of them; only fonts, pages and the declaration itself may stand there."""
    for fil in sorted(STILMALLAR.glob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", fil.read_text(encoding="utf-8"), flags=re.DOTALL)
        djup, start, utanfor = 0, 0, []
        for i, tecken in enumerate(text):
            if tecken == "{":
                if djup == 0:
                    utanfor.append(text[start:i].strip())
                djup += 1
            elif tecken == "}":
                djup -= 1
                start = i + 1
        assert djup == 0, f"{fil.name}: braces do not match"
        assert all(re.match(r"@(layer|font-face|page)", huvud) for huvud in utanfor), fil.name


def test_the_page_script_stays_small() -> None:
    skript = (ROT / "app/web/static/js/app.js").read_text(encoding="utf-8")
    assert len(skript.splitlines()) <= 60, "the pages must work without it; a framework is not wanted"


@pytest.mark.parametrize("mall", MALLAR)
def test_no_long_text_is_cut_by_the_browser(mall: str) -> None:
    """A textarea with maxlength loses the end of what is pasted, and says nothing."""
    assert not re.search(r"<textarea[^>]*maxlength", (MALLROT / mall).read_text(encoding="utf-8"))
