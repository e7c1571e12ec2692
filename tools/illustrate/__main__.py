"""`python -m tools.illustrate [CODE ...]` draws into static/; `--sheet FOLDER` writes contact sheets to look at;
`--check` only tells the faults."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import yaml

from programs.clinical.measures.table import MEASURES
from programs.exchange import figures_file
from tools.illustrate import closeups, files, lint, sheet
from tools.illustrate.drawing import POSES, Drawing, drawings
from tools.illustrate.lint.alike import unexplained_ranges

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CATALOGUE = ROOT / "programs" / "catalogue" / "exercises.yaml"
INDEX = ROOT / "programs" / "catalogue" / "figures.json"
CLOSEUPS = ROOT / "static" / "closeups"
#: What a phone loads for one picture (bytes, compressed).
MOST_POSTER, MOST_MOVES = 8 * 1024, 25 * 1024
#: Parts of the tool (modules, or folders of them) that no drawing of a body comes from.
APART = ("sheet", "__main__", "closeups", "lint", "joints")
STAMP = re.compile(r'<svg data-from="[0-9a-f]*" data-body="[0-9a-f]*" ')
KINDS = {"": files.poster, "-steps": files.steps, "-moves": files.moves}


def folder_of(code: str) -> Path:
    """Where the pictures of an exercise or a test live."""
    return ROOT / "static" / figures_file.folder_of(code)


@cache
def records() -> Mapping[str, Mapping[str, object]]:
    """The catalogue's exercises by code."""
    written = yaml.load(CATALOGUE.read_text(), Loader=yaml.CSafeLoader)["exercises"]
    return {record["id"]: record for record in written}


def title_of(code: str) -> str:
    """The name of an exercise, or the code of a test (pages name it)."""
    return str(records().get(code, {}).get("name", code))


def knee_range_of(code: str) -> tuple[float, float] | None:
    """The degrees of knee flexion that the catalogue gives an exercise."""
    told = records().get(code, {}).get("knee_rom_deg")
    return (float(told["from"]), float(told["to"])) if isinstance(told, dict) else None


def is_held(code: str) -> bool:
    """Whether an exercise is a hold in the catalogue, or a home test a time for which one holds."""
    if code not in records():
        return code in MEASURES and MEASURES[code].unit == "s"
    dose = records()[code]["dose_default"]
    return isinstance(dose, dict) and (bool(dose["hold_s"]) or dose["tempo"] in ("hold", "static"))


def faults_of(code: str) -> list[lint.Fault]:
    """The faults of one drawing beside what the catalogue says of its exercise."""
    return lint.faults_of(all_drawings()[code], knee_range_of(code), is_held(code))


@cache
def all_drawings() -> Mapping[str, Drawing]:
    """Every drawing by its code, read once."""
    return drawings()


@cache
def source_of_poses() -> Mapping[str, object]:
    """Every drawing as it is written."""
    return {
        code: one for path in sorted(POSES.glob("*.yaml")) for code, one in yaml.safe_load(path.read_text()).items()
    }


def is_drawn_with(path: Path) -> bool:
    """Whether a module of the tool is one that drawings of a body come from."""
    return path.relative_to(HERE).parts[0].removesuffix(".py") not in APART


@cache
def tool_hash() -> str:
    """What the tool is made of today."""
    digest = hashlib.sha256()
    for path in sorted(HERE.rglob("*.py")):
        if is_drawn_with(path):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def drawn_from(code: str) -> str:
    """The hash of all that a drawing comes from: its poses, its title and the tool."""
    written = json.dumps([source_of_poses()[code], title_of(code)], sort_keys=True)
    return hashlib.sha256((written + tool_hash()).encode()).hexdigest()[:16]


def write(code: str) -> list[str]:
    """Draw one code's files; the faults of the drawing and of their sizes."""
    drawing = all_drawings()[code]
    faults = [str(fault) for fault in faults_of(code)]
    folder = folder_of(code)
    folder.mkdir(parents=True, exist_ok=True)
    for suffix, draw in KINDS.items():
        text = stamped(draw(drawing, title_of(code)), drawn_from(code))
        (folder / f"{code}{suffix}.svg").write_text(text)
        size, most = len(gzip.compress(text.encode(), 9)), {"": MOST_POSTER, "-moves": MOST_MOVES}.get(suffix, 1 << 20)
        if size > most:
            faults.append(f"{code}{suffix}.svg: {size} bytes compressed, {most} at most")
    return faults


def stamped(svg: str, source: str) -> str:
    """A file that tells what it comes from (`source`, a hash) and the hash of everything else in it."""
    body = hashlib.sha256(svg.encode()).hexdigest()[:16]
    return svg.replace("<svg ", f'<svg data-from="{source}" data-body="{body}" ', 1)


def is_as_drawn(text: str, source: str) -> bool:
    """Whether a file comes from `source` and nothing in it was changed since."""
    return text == stamped(STAMP.sub("<svg ", text, count=1), source)


def is_stale(code: str) -> bool:
    """Whether a file of a drawing does not come from today's poses and tool, or was changed since."""
    paths = [folder_of(code) / f"{code}{kind}.svg" for kind in KINDS]
    return any(not path.exists() or not is_as_drawn(path.read_text(), drawn_from(code)) for path in paths)


def write_closeups() -> list[str]:
    """Draw the close views of the knee; the faults of their sizes."""
    folder, faults = CLOSEUPS, []
    folder.mkdir(parents=True, exist_ok=True)
    for name, one in closeups.closeups().items():
        text = one.svg()
        (folder / f"{name}.svg").write_text(text)
        size = len(gzip.compress(text.encode(), 9))
        if size > MOST_POSTER:
            faults.append(f"{name}.svg: {size} bytes compressed, {MOST_POSTER} at most")
    return faults


def index_of(all_drawings: Mapping[str, Drawing]) -> str:
    """What pages tell beside a picture, by code."""
    told = {
        code: {
            "says": one.says,
            "steps": list(one.steps),
            "side": one.side,
            "shows": one.show % len(one.key_poses),
            "holds": one.holds,
            "works": list(one.works),
            "stretches": list(one.stretches),
        }
        for code, one in sorted(all_drawings.items())
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def write_sheets(folder: Path, codes: list[str]) -> None:
    """Contact sheets: 160 and 600 pixels, light and dark, with names and without."""
    folder.mkdir(parents=True, exist_ok=True)
    posters = {code: files.poster(all_drawings()[code], title_of(code)) for code in codes}
    for width in (160, 600):
        for dark in (False, True):
            for names in (True, False):
                name = f"{width}-{'dark' if dark else 'light'}{'' if names else '-guess'}.html"
                (folder / name).write_text(sheet.sheet(posters, width=width, is_dark=dark, names=names))


def main(arguments: list[str] | None = None) -> int:
    """Draw, check or lay out; 1 where a drawing has a fault."""
    parser = argparse.ArgumentParser(prog="python -m tools.illustrate", description=__doc__)
    parser.add_argument("codes", nargs="*", help="exercises and tests; none = all")
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--stale", action="store_true", help="draw only what does not come from today's poses and tool")
    parser.add_argument("--sheet", type=Path, help="write contact sheets into this folder instead")
    told = parser.parse_args(arguments)
    codes = told.codes or sorted(all_drawings())
    if told.stale:
        codes = [code for code in codes if is_stale(code)]
    if told.sheet:
        write_sheets(told.sheet, codes)
        return 0
    if told.check:
        faults = [*unexplained_ranges(), *(str(fault) for code in codes for fault in faults_of(code))]
    else:
        with ProcessPoolExecutor() as pool:
            faults = [fault for found in pool.map(write, codes) for fault in found]
        if not told.codes:
            faults += write_closeups()
        INDEX.write_text(index_of(all_drawings()))
    print("\n".join(faults) or f"{len(codes)} drawings, no faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
