import matter from 'gray-matter';
import type { Checked, Diagnostic } from '../model/checked.ts';
import { readHead } from './front-matter-fences.ts';
import { keysInside } from './front-matter-words.ts';
import { misplacedFrontMatter } from './misplaced-front-matter.ts';
import { parseYaml, type YamlDocument } from './yaml/yaml.ts';

export interface SplitText {
  /** Undefined where the file has no front matter, or none that could be read. */
  readonly matter: YamlDocument | undefined;
  /** The text below the head. The head is replaced by empty lines, so line numbers stay true. */
  readonly body: string;
}

/** Most keys of a head: 20 times what honest ones have. */
const maxKeys = 200;

/**
 * Takes the front matter off a chapter. `text` comes from `decodeText`. The head must begin on the first line with
 * text, between a line `---` and a line `---` or `...`; other languages than YAML are refused and never run.
 */
export function splitFrontMatter(file: string, text: string): Checked<SplitText> {
  const head = readHead(text);
  if (head.kind === 'none') {
    const problem = misplacedFrontMatter(text)?.problem;
    const diagnostics = problem === undefined ? [] : [{ ...problem, file }];
    return { value: { matter: undefined, body: text }, diagnostics };
  }
  if (head.kind === 'broken') {
    return { value: { matter: undefined, body: head.body }, diagnostics: [{ ...head.problem, file }] };
  }
  const diagnostics: Diagnostic[] = head.problem === undefined ? [] : [{ ...head.problem, file }];
  const parsed = readBlock(firstOfConflict(head.block), { file, firstLine: head.fenceLine });
  return {
    value: { matter: parsed.value, body: head.body },
    diagnostics: [...diagnostics, ...parsed.diagnostics],
  };
}

/** Where git's marks stand between two versions, the first one is read: a rule tells of the marks. */
function firstOfConflict(block: string): string {
  if (!/^<{7}(?: |$)/m.test(block)) return block;
  return block.replace(
    /^<{7}(?: .*)?\n([^]*?)^={7}\n([^]*?)^>{7}(?: .*)?$/gm,
    (_, first: string, second: string) => `#\n${first}#\n${second.replace(/^.*$/gm, '#')}`,
  );
}

/** `block` begins with the line end of the opening fence, as gray-matter hands it on, so `firstLine` is the fence's. */
export function readBlock(block: string, place: { readonly file: string; readonly firstLine: number }) {
  // gray-matter does not ask for a block without anything in it.
  let parsed: Checked<YamlDocument | undefined> | undefined;
  matter(`---${block}\n---\n`, {
    // Options are always given: without them gray-matter keeps results of equal texts, broken ones too.
    language: 'yaml',
    delimiters: '---',
    excerpt: false,
    engines: {
      javascript: refuse,
      json: refuse,
      coffee: refuse,
      yaml: (written: string) => {
        parsed = parseYaml(written, { ...place, maxKeys, inside: keysInside });
        return {};
      },
    },
  });
  return parsed ?? parseYaml('', { ...place, maxKeys });
}

// gray-matter would run `---js` heads with eval(). Chapters come from strangers.
function refuse(): never {
  throw new Error('only YAML front matter is allowed');
}
