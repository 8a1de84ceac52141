import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../system/package-root.ts';
import type { NewBook } from './init-files.ts';

/** Where VS Code looks for what belongs to a folder. */
export const editorFolder = '.vscode';

const settings = {
  'yaml.schemas': {
    './.vscode/book.schema.json': ['book.yml', 'book.yaml'],
    './.vscode/contributor.schema.json': ['contributors/*.yml', 'contributors/*.yaml'],
  },
};

/** What to add where somebody has settings already: text to paste into their `settings.json`. */
export const settingsToAdd = JSON.stringify(settings, null, 2).split('\n').slice(1, -1).join('\n');

interface KeySchema {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly doNotSuggest?: boolean;
}

interface GroupSchema {
  readonly properties: Readonly<Record<string, KeySchema>>;
  readonly definitions?: Readonly<Record<string, GroupSchema>>;
}

/**
 * The files with which VS Code completes and explains what people write, by path. Its YAML extension reads the JSON
 * Schemas beside them, so it works offline; but it does not read front matter (redhat-developer/vscode-yaml#207). There,
 * snippets do it, which VS Code has by itself.
 */
export async function editorFiles(book: NewBook): Promise<ReadonlyMap<string, string>> {
  const schema = (name: string) => readFile(join(packageRoot(), 'schemas', `${name}.schema.json`), 'utf8');
  const chapter = JSON.parse(await schema('chapter')) as GroupSchema;
  const files: readonly (readonly [string, string])[] = [
    ['settings.json', asJson(settings)],
    ['extensions.json', asJson({ recommendations: ['redhat.vscode-yaml'] })],
    ['chapter.code-snippets', asJson(snippets(chapter, book))],
    ['book.schema.json', await schema('book')],
    ['contributor.schema.json', await schema('contributor')],
  ];
  return new Map(files.map(([name, text]) => [`${editorFolder}/${name}`, text]));
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A whole head, and every key for itself. */
function snippets(chapter: GroupSchema, book: NewBook): Record<string, unknown> {
  const person = chapter.definitions?.['person']?.properties ?? {};
  // The whole head has the author's keys; alone, "author:" takes a name.
  const keys = { ...person, ...chapter.properties };
  return {
    chapter: {
      scope: 'markdown',
      prefix: ['chapter', '---'],
      description: 'The lines above a chapter, to be filled in.',
      isFileTemplate: true,
      body: head(book),
    },
    ...Object.fromEntries(
      Object.entries(keys)
        .filter(([, { doNotSuggest }]) => doNotSuggest !== true)
        .map(([key, { description = '', examples = [] }]) => [
          `gathering ${key}`,
          {
            scope: 'markdown',
            prefix: `${key}:`,
            description: [description, ...examples.slice(0, 1).map((example) => shown(key, example))].join(' '),
            body: `${key}: $0`,
          },
        ]),
    ),
  };
}

function shown(key: string, example: unknown): string {
  return `Example: ${key}: ${typeof example === 'string' ? example : JSON.stringify(example)}`;
}

function head({ sections }: NewBook): string[] {
  const choices = sections.map(({ id }) => id.replace(/[\\$},|]/g, '\\$&')).join(',');
  return [
    '---',
    'title: "${1:The title of your chapter}"',
    ...(sections.length === 0 ? [] : [`section: \${2|${choices}|}`]),
    'author:',
    '  name: "${3:Your name, exactly as it is to be printed}"',
    '  url: https://${4:your-site.example}',
    '  city: ${5:Your city}',
    '  country: ${6:GB}',
    '  bio: "${7:One or two sentences about you.}"',
    '---',
    '',
    '$0',
  ];
}
