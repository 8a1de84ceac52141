const special = /[.+^$()|\\{}[\]]/g;

/**
 * Whether a path would be found by a pattern as `book.yml` has it: `**` for any folders, `*` and `?` within a name,
 * `{a,b}` and `[ab]` for a choice. A leading `!` does not count.
 */
export function matchesGlob(path: string, pattern: string, { ignoreCase = false } = {}): boolean {
  return toExpression(pattern.replace(/^!/, ''), ignoreCase).test(path);
}

/** The folder in which a pattern begins to search: `chapters` for `chapters/**\/*.md`, empty for the book's folder. */
export function folderOfGlob(pattern: string): string {
  const steps = pattern.replace(/^!/, '').split('/').slice(0, -1);
  const wild = steps.findIndex((step) => /[*?{}[\]]/.test(step));
  return steps.slice(0, wild === -1 ? undefined : wild).join('/');
}

const made = new Map<string, RegExp>();

function toExpression(pattern: string, ignoreCase: boolean): RegExp {
  const key = `${ignoreCase} ${pattern}`;
  const expression = made.get(key) ?? new RegExp(`^${translate(pattern)}$`, ignoreCase ? 'iu' : 'u');
  made.set(key, expression);
  return expression;
}

function translate(pattern: string): string {
  const token = /\*\*\/|\*\*|\*|\?|\{([^{}]*)\}|\[([^\]/]+)\]|[^*?{[]+|[^]/gu;
  return [...pattern.matchAll(token)]
    .map(([text, choices, letters]) => {
      if (text === '**/') return '(?:[^/]+/)*';
      if (text === '**') return '.*';
      if (text === '*') return '[^/]*';
      if (text === '?') return '[^/]';
      if (choices !== undefined) return `(?:${choices.split(',').map(translate).join('|')})`;
      if (letters !== undefined) return `[${letters.replace(/^!/, '^').replace(/[\\[\]]/g, '\\$&')}]`;
      return text.replace(special, '\\$&');
    })
    .join('');
}
