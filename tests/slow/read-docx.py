"""Prints the paragraphs of a DOCX in order, those in tables included, as JSON: style name and text. By python-docx."""

import json
import sys

from docx import Document
from docx.oxml.ns import qn


def text_of(paragraph):
    parts = []
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        else:
            parts.append("-" if node.tag == qn("w:noBreakHyphen") else "\n")
    return "".join(parts)


document = Document(sys.argv[1])
styles = {style.style_id: style.name for style in document.styles}
paragraphs = []
for paragraph in document.element.body.iter(qn("w:p")):
    paragraphs.append({"style": styles.get(paragraph.style or "", "Normal"), "text": text_of(paragraph)})

notes = []
for relation in document.part.rels.values():
    if relation.reltype.endswith("/footnotes"):
        from lxml import etree

        root = etree.fromstring(relation.target_part.blob)
        notes = [
            "\n".join(text_of(paragraph) for paragraph in note.iter(qn("w:p"))) for note in root.iter(qn("w:footnote"))
        ]

json.dump({"paragraphs": paragraphs, "notes": notes}, sys.stdout)
