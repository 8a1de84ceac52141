import type { Diagnostic } from '../model/checked.ts';
import { namePath } from '../text/schema-words.ts';
import type { YamlDocument } from '../text/yaml/yaml.ts';

// Checked like the others, so that book.yml need not change later; but no promise that nobody keeps.
const unused = ['terms'];

/** Tells of keys that have no effect yet. */
export function unusedKeys(document: YamlDocument, file: string): Diagnostic[] {
  return unused.flatMap((path): Diagnostic[] => {
    const place = document.keys.get(path);
    if (place === undefined) return [];
    return [
      {
        rule: 'keys-are-used',
        severity: 'info',
        message: `${namePath(path.split('.'), document)} is read but not used by this version.`,
        file,
        place,
      },
    ];
  });
}
