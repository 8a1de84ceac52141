import type { Outline } from './page.ts';

// "<" and quotes in a text are escaped by pandoc, so that only a tag can look like this.
const tag = /<[A-Za-z][^<>]*>/g;
const paragraphStyle = /"ParagraphStyle\/([^"]*)"/g;
const definition = /[ \t]*<ParagraphStyle Self="ParagraphStyle\/([^"]*)"[^]*?<\/ParagraphStyle>\n/g;

/**
 * A designer maps styles by their names: pandoc's "Byline > Paragraph" and "Header2" become "Byline" and "Chapter
 * Title". Two that come to have one name are one style.
 */
export function withPlainStyleNames(icml: string, outline: Outline): string {
  const renamed = icml.replace(tag, (element) =>
    element
      .replace(paragraphStyle, (_, name: string) => `"ParagraphStyle/${plainName(name, outline)}"`)
      .replace(/^(<ParagraphStyle Self="ParagraphStyle\/([^"]*)" Name=)"[^"]*"/, '$1"$2"'),
  );
  const seen = new Set<string>();
  return renamed.replace(definition, (element, name: string) => {
    if (seen.has(name)) return '';
    seen.add(name);
    return element;
  });
}

const plainNames: Readonly<Record<string, string>> = {
  Blockquote: 'Block Quote',
  BulList: 'Bullet List',
  CodeBlock: 'Code',
  NumList: 'Numbered List',
  TableCaption: 'Table Caption',
  TableHeader: 'Table Head',
  TablePar: 'Table Text',
};

function plainName(written: string, outline: Outline): string {
  const parts = written.split(' &gt; ').map((part) => headingName(part, outline) ?? plainNames[part] ?? part);
  const telling = parts.filter((part) => part !== 'Paragraph');
  return telling.length === 0 ? 'Body' : telling.join(' &gt; ');
}

function headingName(part: string, { chapters }: Outline): string | undefined {
  const level = Number(/^Header([1-6])$/.exec(part)?.[1]);
  if (Number.isNaN(level)) return undefined;
  if (level === chapters) return 'Chapter Title';
  return level < chapters ? 'Section Title' : `Heading ${level - chapters}`;
}
