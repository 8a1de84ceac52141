"""Prints the documents of an EPUB in reading order as JSON: heading and text. A strict XML reader, none of ours."""

import json
import posixpath
import sys
import zipfile
from urllib.parse import unquote
from xml.etree import ElementTree

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
INLINE = set("a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var".split())


def text_of(element):
    name = element.tag.replace(XHTML, "") if isinstance(element.tag, str) else ""
    inner = (element.text or "") + "".join(text_of(child) + (child.tail or "") for child in element)
    return inner if name in INLINE else "\n" + inner + "\n"


def documents(book):
    container = ElementTree.fromstring(book.read("META-INF/container.xml"))
    package_path = container.find(f".//{CONTAINER}rootfile").get("full-path")
    package = ElementTree.fromstring(book.read(package_path))
    files = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    for reference in package.iter(f"{OPF}itemref"):
        path = posixpath.join(posixpath.dirname(package_path), unquote(files[reference.get("idref")]))
        root = ElementTree.fromstring(book.read(path))
        heading = root.find(f".//{XHTML}h1")
        body = root.find(f"{XHTML}body")
        yield {
            "file": path,
            "heading": "" if heading is None else text_of(heading),
            "text": text_of(body),
        }


with zipfile.ZipFile(sys.argv[1]) as epub:
    json.dump(list(documents(epub)), sys.stdout)
