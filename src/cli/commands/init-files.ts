import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../system/package-root.ts';
import { quoteYaml } from '../../text/quote.ts';
import { editorFiles } from './editor-files.ts';

export interface NewBook {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** With a workflow that checks pull requests on GitHub. */
  readonly github: boolean;
}

const workflow = '.github/workflows/check.yml';

/** Template → path in the book's folder. npm leaves out a `.gitignore`, so the template has another name. */
const files = {
  'book.yml': 'book.yml',
  'chapters/example.md': 'chapters/example.md',
  'contributors/README.md': 'contributors/README.md',
  'AUTHORS-GUIDE.md': 'AUTHORS-GUIDE.md',
  gitignore: '.gitignore',
  [workflow]: workflow,
} as const;

/** The files of a new book, by path: from `templates/init`, and what helps in an editor. */
export async function newBookFiles(book: NewBook): Promise<ReadonlyMap<string, string>> {
  const written = new Map<string, string>();
  const version = await ownVersion();
  for (const [template, path] of Object.entries(files)) {
    if (path === workflow && !book.github) continue;
    const text = await readFile(join(packageRoot(), 'templates', 'init', template), 'utf8');
    written.set(path, path === workflow ? text.replace('$VERSION', version) : fill(text, path, book));
  }
  for (const [path, text] of await editorFiles(book)) written.set(path, text);
  return written;
}

async function ownVersion(): Promise<string> {
  return (JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}

function fill(text: string, path: string, { title, language, sections }: NewBook): string {
  const section = sections[0]?.id;
  // Without sections a chapter names none: the line goes, and so does the guide's row about it.
  const lines = section === undefined ? text.replace(/^.*\$SECTION(?:_LIST)?\b.*\n/gm, '') : text;
  const plainTitle = title.replace(/[\\`*_[\]<>#|&]/g, '\\$&');
  const values: Record<string, string> = {
    $TITLE: path.endsWith('.yml') ? quoteYaml(title) : plainTitle,
    $LANGUAGE: language,
    $SECTION: idInYaml(section ?? ''),
    $SECTION_LIST: sections.map(({ id, title: name }) => `\`${id}\` (${name.replaceAll('|', '\\|')})`).join(', '),
    '# $SECTIONS': sectionLines(sections),
  };
  // One pass: a title that holds the name of a placeholder stays as it is.
  return lines.replace(/(?:# )?\$[A-Z_]+/g, (name) => values[name] ?? name);
}

function sectionLines(sections: NewBook['sections']): string {
  const example = [{ id: 'listening', title: 'The Quiet End' }];
  const comment = sections.length === 0 ? '# ' : '';
  return [
    '# The parts of the book, in this order. A chapter says which one it belongs to',
    `# with "section: ${idInYaml((sections[0] ?? example[0])?.id ?? '')}".`,
    `${comment}sections:`,
    ...(sections.length === 0 ? example : sections).map(
      ({ id, title }) => `${comment}  - { id: ${idInYaml(id)}, title: ${quoteYaml(title)} }`,
    ),
  ].join('\n');
}

/** An id is a plain word; only one of them means something else to YAML. */
function idInYaml(id: string): string {
  return id === 'null' ? quoteYaml(id) : id;
}
