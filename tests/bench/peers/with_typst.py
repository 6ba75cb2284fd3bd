"""Prints the tables with typst: CONTENT.json FONTS OUT.pdf [untagged]."""

import json
import sys
import time
from pathlib import Path

import typst

TEMPLATE = Path(__file__).with_name("tables.typ")


def main(source, fonts, out, tags="tagged"):
    content = Path(source).read_text(encoding="utf-8")
    start = time.perf_counter()
    compiler = typst.Compiler(TEMPLATE, font_paths=[fonts], ignore_system_fonts=True, sys_inputs={"content": content})
    compiler.compile(output=out, pdf_tags=tags == "tagged")
    print(json.dumps({"seconds": time.perf_counter() - start, "version": typst.__version__}))


main(*sys.argv[1:])
