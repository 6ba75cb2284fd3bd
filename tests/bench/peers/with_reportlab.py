"""Prints the tables with ReportLab: CONTENT.json FONTS OUT.pdf.

Cells are plain strings, broken by hand, and each week is a table of its own: paragraphs in the cells would take ten
times as long, and so would one table over all pages. Quieter texts are as black as the others, and nothing is tagged.
"""

import json
import sys
import time
from pathlib import Path

import reportlab
from reportlab.lib.colors import Color
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, LongTable, PageTemplate

SIZE, LEADING, GUTTER, SPACING = 8, 10, 3, 2
LINE, HEAD = Color(0.6, 0.6, 0.6), Color(0.88, 0.88, 0.88)
STYLE = [
    ("FONT", (0, 0), (-1, -1), "Noto", SIZE, LEADING),
    ("FONT", (0, 0), (-1, 0), "Noto-Bold", SIZE, LEADING),
    ("FONT", (0, 0), (0, -1), "Noto-Bold", SIZE, LEADING),
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("VALIGN", (0, 1), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), GUTTER),
    ("RIGHTPADDING", (0, 0), (-1, -1), GUTTER),
    ("TOPPADDING", (0, 0), (-1, -1), SPACING),
    ("BOTTOMPADDING", (0, 0), (-1, -1), SPACING),
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
    ("BACKGROUND", (0, 0), (-1, 0), HEAD),
]


def numbered(content):
    """A canvas that keeps its pages until there are all of them, and then numbers them."""
    (width, _), (x, y, across, height) = content["page"], content["live"]

    class Numbered(Canvas):
        def __init__(self, *args, **named):
            super().__init__(*args, **named)
            self.kept = []

        def showPage(self):
            self.kept.append(dict(self.__dict__))
            self._startPage()

        def save(self):
            for page in self.kept:
                self.__dict__.update(page)
                self.furnish(len(self.kept))
                super().showPage()
            super().save()

        def furnish(self, total):
            self.setStrokeColor(LINE)
            self.setLineWidth(0.5)
            top, bottom = y + height + 9, y - 9
            self.line(x, top, x + across, top)
            self.line(x, bottom, x + across, bottom)
            self.setFont("Noto", SIZE)
            self.drawString(x, top + 4, content["title"])
            self.drawString(x, bottom - 10, content["foot"])
            self.drawString(x, bottom - 20, content["foot_second"])
            self.drawRightString(x + across, bottom - 10, f"Page {self._pageNumber} of {total}")
            self.setFont("Noto-Bold", SIZE)
            self.drawRightString(width - x, top + 4, content["classification"])

    return Numbered


def broken(text, font, width):
    return "\n".join(simpleSplit(text, font, SIZE, width - 2 * GUTTER))


def cell(texts, column):
    _, width, bold, _ = column
    text, quiet = texts
    text = broken(text, "Noto-Bold" if bold else "Noto", width)
    return f"{text}\n{broken(quiet, 'Noto', width)}" if quiet else text


def tables(content):
    """A table for each week, with its name across under the header row."""
    columns = content["columns"]
    style = STYLE + [
        ("ALIGN", (index, 0), (index, -1), "RIGHT") for index, (*_, right) in enumerate(columns) if right
    ] + [("SPAN", (0, 1), (-1, 1)), ("FONT", (0, 1), (-1, 1), "Noto-Bold", SIZE, LEADING)]
    widths = [width for _, width, *_ in columns]
    head = [broken(head, "Noto-Bold", width) for head, width, *_ in columns]
    weeks = []
    for row in content["rows"]:
        if isinstance(row, str):
            weeks.append([head, [row] + [""] * (len(columns) - 1)])
        else:
            weeks[-1].append([cell(texts, column) for texts, column in zip(row, columns)])
    return [LongTable(rows, colWidths=widths, repeatRows=1, style=style) for rows in weeks]


def main(source, fonts, out):
    content = json.loads(Path(source).read_text(encoding="utf-8"))
    start = time.perf_counter()
    pdfmetrics.registerFont(TTFont("Noto", Path(fonts, "NotoSans-Regular.ttf")))
    pdfmetrics.registerFont(TTFont("Noto-Bold", Path(fonts, "NotoSans-Bold.ttf")))
    frame = Frame(*content["live"], 0, 0, 0, 0)
    document = BaseDocTemplate(out, pagesize=content["page"], title=content["title"])
    document.addPageTemplates([PageTemplate("across", [frame])])
    document.build(tables(content), canvasmaker=numbered(content))
    print(json.dumps({"seconds": time.perf_counter() - start, "version": reportlab.__version__}))


main(*sys.argv[1:])
