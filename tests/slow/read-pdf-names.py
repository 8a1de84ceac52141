"""Prints what stands where in the PDF of a book, as JSON: place, then [title of the chapter or "", what stands there].

By the file's own means: its tree of structure, its tables of what each glyph stands for, and its ActualText. What is
written from right to left comes in the order in which it is drawn. Objects are read by qpdf.
"""

import base64
import json
import re
import subprocess
import sys

TOKEN = re.compile(rb"<<|>>|\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s<>\[\]()/]+|[^\s<>\[\]()/]+", re.S)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class File:
    def __init__(self, path):
        asked = ["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path]
        self.objects = json.loads(subprocess.run(asked, capture_output=True, check=False).stdout)["qpdf"][1]
        self.tables = {}

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            found = self.objects[f"obj:{value}"]
            value = found["stream"] if "stream" in found else found["value"]
        return value

    def entry(self, value, *names):
        for name in names:
            value = self.get(value)
            value = value.get("dict", value).get(name) if isinstance(value, dict) else None
        return self.get(value)

    def bytes_of(self, stream):
        return base64.b64decode(self.get(stream)["data"])

    def pages(self):
        def below(node):
            for kid in self.entry(node, "/Kids"):
                yield from below(kid) if "/Kids" in self.get(kid) else [kid]

        return list(below(self.root()["/Pages"]))

    def root(self):
        return self.get(self.objects["trailer"]["value"]["/Root"])

    def letters_of(self, font):
        """What each glyph of a font stands for."""
        if font not in self.tables:
            table = {}
            text = self.bytes_of(self.entry(font, "/ToUnicode")).decode("latin1")
            for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
                for glyph, letters in re.findall(r"<(\w+)>\s*<(\w*)>", block):
                    table[int(glyph, 16)] = bytes.fromhex(letters).decode("utf-16-be")
            for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
                for first, last, letters in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w*)>", block):
                    found = bytes.fromhex(letters).decode("utf-16-be")
                    for place in range(int(first, 16), int(last, 16) + 1):
                        table[place] = found[:-1] + chr(ord(found[-1]) + place - int(first, 16))
            self.tables[font] = table
        return self.tables[font]


def bytes_in(token):
    if token.startswith(b"<"):
        return bytes.fromhex(token[1:-1].decode())
    plain = re.sub(rb"\\([0-7]{1,3})", lambda found: bytes([int(found[1], 8) & 255]), token[1:-1])
    return re.sub(rb"\\(\r\n|.)", lambda found: ESCAPED.get(found[1], b"" if found[1] in b"\r\n" else found[1]), plain, flags=re.S)


def text_in(token):
    """Text outside of a page's letters: with a mark in front in two bytes a letter, else in one."""
    found = bytes_in(token)
    return found[2:].decode("utf-16-be") if found.startswith(b"\xfe\xff") else found.decode("latin1")


def runs(file, page):
    """The texts of a page as they are drawn: id of the marked content (none outside), tag, text, height on the page."""
    fonts = file.entry(page, "/Resources", "/Font") or {}
    contents = file.get(page)["/Contents"]
    contents = contents if isinstance(contents, list) else [contents]
    operands, marks, font, height = [], [], None, 0.0
    for token in TOKEN.findall(b"\n".join(file.bytes_of(each) for each in contents)):
        if not re.fullmatch(rb"[A-Za-z'\"*]+[01]?", token) or token in (b"true", b"false", b"null"):
            operands.append(token)
            continue
        said = b" ".join(operands)
        if token in (b"BDC", b"BMC"):
            number, actual = re.search(rb"/MCID (\d+)", said), re.search(rb"/ActualText (<.*?>|\(.*\))", said, re.S)
            marks.append((operands[0], number and int(number[1]), actual and text_in(actual[1])))
            if actual:
                yield owner(marks), marks[0][0], marks[-1][2], height
        elif token == b"EMC":
            marks.pop()
        elif token == b"cm":
            height = float(operands[-1])
        elif token == b"Tf":
            font = fonts["/" + operands[-2].decode()[1:]]
        elif token in (b"Tj", b"TJ") and all(actual is None for _, _, actual in marks):
            shown = b"".join(bytes_in(each) for each in operands if each[:1] in b"<(" and each != b"<<")
            glyphs = [int.from_bytes(shown[place : place + 2], "big") for place in range(0, len(shown), 2)]
            yield owner(marks), marks[0][0] if marks else b"", "".join(file.letters_of(font).get(glyph, "") for glyph in glyphs), height
        operands = []


def owner(marks):
    return next((number for _, number, _ in reversed(marks) if number is not None), None)


def tree(file, page_runs):
    """Every element of structure, outer ones first: kind, text, and the texts of the innermost below it, in order."""

    def leaves(node, page):
        node = file.get(node)
        if isinstance(node, int):
            return ["".join(page_runs.get((page, node), []))]
        if node.get("/Type") == "/MCR":
            return ["".join(page_runs.get((node.get("/Pg", page), node["/MCID"]), []))]
        if node.get("/Type") == "/OBJR":
            return []
        return None

    def below(node, page):
        found = leaves(node, page)
        if found is not None:
            return found, []
        node = file.get(node)
        page = node.get("/Pg", page)
        kids = file.get(node.get("/K", []))
        kids = kids if isinstance(kids, list) else [kids]
        texts, elements = [], []
        for kid in kids:
            inner, others = below(kid, page)
            texts.append("".join(inner))
            elements += others
        return texts, [(node.get("/S"), "".join(texts), texts), *elements]

    return below(file.root()["/StructTreeRoot"], None)[1]


def book(path):
    file = File(path)
    found, heads, title = {}, [], ""
    for page in file.pages():
        drawn = list(runs(file, page))
        for number, _, text, _ in drawn:
            found.setdefault((page, number), []).append(text)
            title = text if re.fullmatch(r"Essay \d+", text) else title
        # The folio stands in the margin, too.
        margin = [text for _, tag, text, _ in drawn if tag == b"/Artifact"]
        head = "".join(text for text in margin if not re.fullmatch(r"\d+|[ivx]+", text)).strip()
        heads += [[title, head]] if head else []
    elements = tree(file, found)
    yield "PDF, heads", [[title, head] for title, head in heads if head not in ("Sixty Names", "Contributors")]
    lines = [[text.strip() for text in texts if text.strip()] for kind, _, texts in elements if kind == "/Div"]
    yield "PDF, contents", [[line[1], line[0]] for line in lines if len(line) == 3 and line[1].startswith("Essay")]
    title, is_byline, bylines, map_words = "", False, [], []
    for kind, text, _ in elements:
        title = text if kind in ("/H1", "/H2") else title
        if is_byline and kind == "/Link":
            bylines.append([title, text])
        is_byline = kind != "/Link" and (is_byline or (kind == "/P" and text.startswith("by ") and title.startswith("Essay")))
        if title == "Where the authors are" and kind == "/Div":
            map_words.append(text.replace("\u00a0", " "))
    yield "PDF, by-lines", bylines
    yield "PDF, contributors", [["", text] for kind, text, _ in elements if kind == "/H2" and not text.startswith("Essay")]
    yield "PDF, map", [["", " ".join(map_words)]]
    info = file.get(file.objects["trailer"]["value"]["/Info"])
    yield "PDF, properties", [["", name] for name in info["/Author"].removeprefix("u:").split(", ")]


def cover(path):
    file = File(path)
    lines = {}
    for page in file.pages():
        for _, _, text, height in runs(file, page):
            lines.setdefault(height, []).append(text)
    names = re.split("[\u00a0 ]*·[\u00a0 ]*|,|\n", "\n".join("".join(texts) for texts in lines.values()))
    yield "printed cover", [["", name.strip()] for name in names if name.strip() not in ("", "Sixty Names", "sixty.example")]


sys.setrecursionlimit(10_000)
json.dump({**dict(book(sys.argv[1])), **dict(cover(sys.argv[2]))}, sys.stdout)
