"""Prints the tables with typst: CONTENT.json FONTS OUT.pdf."""
import json, sys, time
from pathlib import Path
import typst
content, fonts, out = sys.argv[1:4]
text = Path(content).read_text(encoding="utf-8")
start = time.perf_counter()
compiler = typst.Compiler(str(Path(__file__).with_name("table.typ")), font_paths=[fonts], ignore_system_fonts=True, sys_inputs={"content": text})
compiler.compile(output=out, pdf_tags="untagged" not in sys.argv)
print(time.perf_counter() - start)
