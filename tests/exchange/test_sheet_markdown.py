"""A sheet becomes a page without letting anything in that is not ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneeapp.checks import rule_sheets_came_along
from programs.exchange import rule_sheets
from programs.exchange.sheet_links import Links
from programs.exchange.sheet_markdown import to_html


def links() -> Links:
    return Links(
        pages={"hold": "/rules/hold/"},
        rules={"RF04b": "/rules/warning-signs/#RF04b", "L4": "#L4"},
        sources={"S46": "#source-S46", "D": "#source-D", "M": "#source-M"},
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("a <b onclick=x>c", "<p>a &lt;b onclick=x&gt;c</p>"),
        ("[away](https://example.org)", "<p>away</p>"),
        ("[away](javascript:x)", "<p>[away](javascript:x)</p>"),
        ("<https://example.org>", "<p>&lt;https://example.org&gt;</p>"),
        ("![x](hold.md)", '<p>!<a href="/rules/hold/">x</a></p>'),
        ("[on **hold**](hold.md#D)", '<p><a href="/rules/hold/#D">on <strong>hold</strong></a></p>'),
        ("[elsewhere](../preview.md)", "<p>elsewhere</p>"),
        ("[S46](hold.md)", '<p><a href="/rules/hold/">S46</a></p>'),
        ("by RF04b.", '<p>by <a href="/rules/warning-signs/#RF04b">RF04b</a>.</p>'),
        ("RF04 RF04bc XL4 `S46` D", "<p>RF04 RF04bc XL4 <code>S46</code> D</p>"),
        ("`<b>`, `a/b.c::d_e`", "<code>&lt;b&gt;</code>, <code>a/<wbr>b.<wbr>c::<wbr>d_<wbr>e</code>"),
        ("S46, S999", '<p><a href="#source-S46" class="source-id">S46</a>, S999</p>'),
    ],
)
def test_what_a_text_becomes(text: str, html: str) -> None:
    assert html in to_html(text, links()).strip()


def test_a_line_that_defines_a_rule_is_a_place_once_and_names_its_sources() -> None:
    found = links()
    html = to_html("| id | source |\n|---|---|\n| L4 | S46 D |\n\n| id | if |\n|---|---|\n| L4 | D |\n", found)
    assert html.count('<span id="L4" class="rule-id">L4</span>') == 1
    assert html.count('<a href="#L4">L4</a>') == 1
    assert '<a href="#source-D" class="source-id">D</a>' in html
    assert "<td>D</td>" in html
    assert list(found.named) == ["S46", "D"]
    assert html.count('role="region"') == html.count('scope="col"') / 2 == 2


def test_without_the_folder_the_check_says_what_to_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(rule_sheets, "FOLDER", tmp_path)
    assert [fault.id for fault in rule_sheets_came_along()] == ["kneeapp.E004"]
