"""Prints where the names of a built book stand, as JSON: place, then [title of the chapter or "", what stands there].

Each format by its own structure, with readers that are none of ours.
"""

import json
import re
import sys
import zipfile
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
VOID = {"meta", "link", "br", "img", "input", "hr", "wbr", "source", "area", "base", "col"}


class Page(HTMLParser):
    """Elements of a page with their text, in the order in which they end."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        element = {"tag": tag, "text": "", **{f"@{key}": value or "" for key, value in attributes}}
        (self.elements if tag in VOID else self.open).append(element)

    def handle_endtag(self, tag):
        while self.open:
            element = self.open.pop()
            self.elements.append(element)
            if element["tag"] == tag:
                return

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def all(self, tag, css=None):
        return [each["text"] for each in self.elements if each["tag"] == tag and css in (None, each.get("@class"))]

    def meta(self, name):
        return next((each["@content"] for each in self.elements if name in (each.get("@name"), each.get("@property"))), "")

    def first(self, tag, css=None):
        return next(iter(self.all(tag, css)), "")


def text_of(element):
    return "".join(element.itertext())


def card_names(paragraphs):
    """The first line of text from each opening on: a photo may stand above the name. Paragraphs are (style, text)."""
    is_open, names = False, []
    for style, text in paragraphs:
        is_open = is_open or style.replace("_20_", "").replace(" ", "") == "AuthorCardOpening"
        if is_open and text.strip():
            names.append(["", re.split("[\n\u2028]", text)[0]])
            is_open = False
    return names


def epub(path):
    book = zipfile.ZipFile(path)
    package = ElementTree.fromstring(book.read("EPUB/package.opf"))
    refined = {(each.get("refines"), each.get("property")): each.text for each in package.iter(f"{OPF}meta")}
    creators = [("#" + each.get("id"), each.text) for each in package.iter(f"{DC}creator")]
    yield "EPUB, creators", [["", name] for _, name in creators]
    yield "EPUB, sorted as", [[name, refined.get((id, "file-as"), "")] for id, name in creators]
    yield "EPUB, roles", [[name, refined.get((id, "role"), "")] for id, name in creators]
    entries = re.findall(r"<li>.*?</li>", book.read("EPUB/text/contents.xhtml").decode(), re.S)
    contents = [Page(entry) for entry in entries]
    yield "EPUB, contents", [[page.first("span", "toc-title"), page.first("span", "toc-authors")] for page in contents]
    names = [name for name in book.namelist() if "/chapter-" in name]
    chapters = [Page(book.read(name).decode()) for name in names]
    yield "EPUB, by-lines", [[page.first("h1"), page.first("p", "byline")] for page in chapters]
    yield "EPUB, cards", [[page.first("h1"), page.first("a", "author-name")] for page in chapters]
    lists = [Page(book.read(name).decode()) for name in book.namelist() if "/contributors-" in name]
    yield "EPUB, contributors", [["", name] for page in lists for name in page.all("h2", "person-name")]
    yield "EPUB, map", [["", Page(book.read("EPUB/text/map.xhtml").decode()).first("body")]]


def site(folder):
    def read(name):
        return Page((folder / name).read_text("utf8"))

    chapters = [Page(path.read_text("utf8")) for path in sorted((folder / "chapters").glob("*.html"))]
    yield "site, by-lines", [[page.first("h1"), page.first("p", "byline")] for page in chapters]
    data = [json.loads(page.first("script")) for page in chapters]
    yield "site, for search engines", [[each["name"], author["name"]] for each in data for author in each["author"]]
    people = sorted(path.name for path in (folder / "contributors").glob("*.html") if path.name != "index.html")
    pages = [read(f"contributors/{name}") for name in people]
    heading = dict(zip((f"contributors/{name}" for name in people), (page.first("h1") for page in pages)))
    yield "site, authors for previews", [[page.meta("og:title"), page.meta("author")] for page in chapters]
    addresses = [unquote(page.meta("article:author")).split("/", 3)[3] for page in chapters]
    yield "site, pages of authors for previews", [[page.first("h1"), heading[address]] for page, address in zip(chapters, addresses)]
    yield "site, descriptions of chapters", [[page.first("h1"), page.meta(key)] for page in chapters for key in ("description", "og:description")]
    yield "site, titles for previews", [["", page.meta("og:title")] for page in pages]
    yield "site, pictures for previews", [["", page.meta("og:image:alt")] for page in pages]
    yield "site, pictures for X", [["", page.meta("twitter:image:alt")] for page in pages]
    yield "site, descriptions", [[page.first("h1"), page.meta(key)] for page in pages for key in ("description", "og:description")]
    yield "site, photos", [["", each["@alt"]] for page in pages for each in page.elements if each.get("@class") == "portrait"]
    yield "site, cover", [["", name] for name in read("index.html").all("bdi")]
    yield "site, page of each", [["", page.first("h1")] for page in pages]
    yield "site, window of each", [["", page.first("title")] for page in pages]
    index = [each for each in read("contributors/index.html").elements if each["tag"] == "a"]
    linked = {unquote(each["@href"]): each["text"] for each in index if unquote(each.get("@href", "")) in people}
    yield "site, contributors", [[page.first("h1"), linked.get(name, "")] for name, page in zip(people, pages)]
    entries = re.findall(r"<li>.*?</li>", (folder / "contents.html").read_text("utf8"), re.S)
    contents = [Page(entry) for entry in entries]
    yield "site, contents", [[page.first("a"), page.first("span", "names")] for page in contents if page.first("a")]
    yield "site, map", [["", read("map.html").first("main")]]
    feed = ElementTree.parse(folder / "feed.xml").getroot().iter(f"{ATOM}entry")
    authors = [[entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}author/{ATOM}name")] for entry in feed]
    yield "site, feed", authors
    outlines = ElementTree.parse(folder / "blogroll.opml").getroot().iter("outline")
    yield "site, blogroll", [["", each.get("text")] for each in outlines if each.get("htmlUrl")]
    for each in read("share.html").elements:
        if each["tag"] == "textarea":
            yield f"site, {each['@id']} for blogs", [["", each["text"]]]
    book = json.loads(json.loads("[" + (folder / "search/book.js").read_text("utf8").split("JSON.parse(", 1)[1].rsplit("))", 1)[0] + "]")[0])
    yield "site, search", [[page[1], page[2]] for page in book["pages"] if page[0].startswith("chapters/")]


def docx(path):
    book = zipfile.ZipFile(path)
    core = ElementTree.fromstring(book.read("docProps/core.xml"))
    yield "Word, properties", [["", name] for name in core.findtext(f"{DC}creator").split("; ")]
    title, bylines, paragraphs = "", [], []
    for paragraph in ElementTree.fromstring(book.read("word/document.xml")).iter(f"{WORD}p"):
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        style = "" if style is None else style.get(f"{WORD}val")
        # A line break ends the name.
        text = "".join("\n" if run.tag == f"{WORD}br" else run.text or "" for run in paragraph.iter() if run.tag in (f"{WORD}t", f"{WORD}br"))
        if style in ("Heading1", "Heading2"):
            title = text.split("\n")[-1]
        if style == "Byline":
            bylines.append([title, text])
        paragraphs.append((style, text))
    shown = ElementTree.fromstring(book.read("word/document.xml")).iter(f"{DRAWING}docPr")
    yield "Word, photos", [["", each.get("descr")] for each in shown]
    yield "Word, by-lines", bylines
    yield "Word, contributors", card_names(paragraphs)


def odt(path):
    book = zipfile.ZipFile(path)
    meta = ElementTree.fromstring(book.read("meta.xml"))
    yield "OpenDocument, properties", [["", name] for name in next(meta.iter(f"{META}initial-creator")).text.split("; ")]
    title, bylines, paragraphs = "", [], []
    content = ElementTree.fromstring(book.read("content.xml"))
    yield "OpenDocument, photos", [["", each.text] for each in content.iter(f"{SVG}desc")]
    for element in content.iter():
        if element.tag == f"{TEXT}h":
            title = text_of(element)
        if element.tag == f"{TEXT}p" and element.get(f"{TEXT}style-name") == "Byline":
            bylines.append([title, text_of(element)])
        if element.tag == f"{TEXT}p":
            paragraphs.append((element.get(f"{TEXT}style-name"), before_break(element)))
    yield "OpenDocument, by-lines", bylines
    yield "OpenDocument, contributors", card_names(paragraphs)


def before_break(element):
    text = element.text or ""
    for child in element:
        if child.tag == f"{TEXT}line-break":
            break
        text += text_of(child) + (child.tail or "")
    return text


def html(path):
    source = path.read_text("utf8")
    page = Page(source)
    yield "HTML, authors", [["", each["@content"]] for each in page.elements if each.get("@name") == "author"]
    yield "HTML, title", [["", name] for name in page.all("p", "author")]
    yield "HTML, photos", [["", each["@alt"]] for each in page.elements if each["tag"] == "img"]
    title, bylines = "", []
    for each in page.elements:
        if each["tag"] in ("h1", "h2"):
            title = each["text"]
        if each.get("@class") == "byline":
            bylines.append([title, each["text"].strip()])
    yield "HTML, by-lines", bylines
    yield "HTML, contributors", [["", unescape(name)] for name in re.findall(r'<span id="p-[^"]*"></span><strong>(.*?)</strong>', source)]


def icml(path):
    title, bylines, paragraphs = "", [], []
    for paragraph in ElementTree.parse(path).getroot().iter("ParagraphStyleRange"):
        style = paragraph.get("AppliedParagraphStyle").split("/")[-1]
        text = "".join(content.text or "" for content in paragraph.iter("Content"))
        if style == "Chapter Title":
            title = text
        if style == "Byline":
            bylines.append([title, text])
        paragraphs.append((style, text))
    yield "InDesign, by-lines", bylines
    yield "InDesign, contributors", card_names(paragraphs)


def markdown(path):
    head, title, bylines, people = True, "", [], []
    for line in path.read_text("utf8").split("\n"):
        if match := re.fullmatch(r"##? (?:\d+\. )?(.*?) *\{#(\S+)\}", line):
            title = match[1]
            if match[2].startswith("p-"):
                people.append(["", title])
        if match := re.match(r"by \[(.*?)\]\(#p-", line):
            bylines.append([title, "by " + match[1]])
    yield "Markdown, by-lines", bylines
    yield "Markdown, contributors", people


def manifest(path):
    read = json.loads(path.read_text("utf8"))
    yield "manifest, chapters", [[each["title"], name] for each in read["chapters"] for name in each["authors"]]
    yield "manifest, contributors", [["", each["name"]] for each in read["contributors"]]


out = Path(sys.argv[1])
(stem,) = {path.stem for path in out.glob("*.epub")}
places = {}
for reader, name in [(epub, f"{stem}.epub"), (site, "site"), (docx, f"{stem}.docx"), (odt, f"{stem}.odt"), (html, f"{stem}.html"), (icml, f"{stem}.icml"), (markdown, f"{stem}.md"), (manifest, "manifest.json")]:
    places.update(reader(out / name))
json.dump(places, sys.stdout)
