import type { Element as HtmlElement } from 'hast';
import { toXast } from 'hast-util-to-xast';
import type { Element, Root } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';

export { x };
export type XmlElement = Element;

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';

/** What XML 1.0 forbids anywhere, even escaped (https://www.w3.org/TR/xml/#charsets). */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

// In serialised text every "<" is a tag's: what an author writes is escaped.
const emptyVoid = /><\/(?:br|col|hr|img|link|meta)>/g;
const blockEnd =
  /<\/(?:aside|blockquote|body|figure|footer|h[1-6]|head|header|li|nav|ol|p|pre|section|table|title|tr|ul)>|<hr\/>/g;

/** An XML file, and the characters that could not stay in it, each once, as `U+000B`. */
export interface XmlFile {
  readonly xml: string;
  readonly dropped: readonly string[];
}

/** An `<html>` element as an XHTML file. Only HTML's void elements are closed in themselves, so that a reading system
 * that takes the file for HTML sees the same tree. */
export function xhtmlFile(html: HtmlElement): XmlFile {
  const tree = toXast(html) as Element;
  const dropped = dropForbidden(tree);
  const text = toXml(tree).replace(emptyVoid, '/>').replace(blockEnd, '$&\n');
  return { xml: `${declaration}<!DOCTYPE html>\n${closeSafely(text)}\n`, dropped };
}

/** Any other XML file. */
export function xmlFile(element: Element): XmlFile {
  const dropped = dropForbidden(element);
  const text = toXml(element, { closeEmptyElements: true, tightClose: true }).replaceAll('><', '>\n<');
  return { xml: `${declaration}${closeSafely(text)}\n`, dropped };
}

/** An element as it stands inside of an XML file. */
export function xmlPiece(element: Element): string {
  dropForbidden(element);
  return closeSafely(toXml(element));
}

// The library leaves ">" alone, but "]]>" may not stand in text. We never write CDATA, so each one is text.
function closeSafely(xml: string): string {
  return xml.replaceAll(']]>', ']]&gt;');
}

function dropForbidden(tree: Element | Root): string[] {
  const dropped = new Set<string>();
  const clean = (value: string) =>
    value.replace(forbidden, (character) => {
      dropped.add(`U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`);
      return '';
    });
  const walk = (node: Element | Root): void => {
    if (node.type === 'element') {
      for (const [name, value] of Object.entries(node.attributes)) if (value) node.attributes[name] = clean(value);
    }
    for (const child of node.children) {
      if (child.type === 'text') child.value = clean(child.value);
      else if (child.type === 'element') walk(child);
    }
  };
  walk(tree);
  return [...dropped];
}
