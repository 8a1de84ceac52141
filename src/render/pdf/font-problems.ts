import type { Diagnostic } from '../../model/checked.ts';
import { nearest } from '../../text/nearest.ts';
import type { Theme } from '../renderer.ts';
import type { Faces } from './font-faces.ts';

export function unreadable(file: string): Diagnostic {
  return {
    rule: 'fonts-can-be-read',
    severity: 'error',
    message: `"${shortened(file)}" cannot be read as a font, so the PDF is set without it.`,
    hint: 'Fetch the file again, as .ttf or .otf.',
    file: shortened(file),
  };
}

/** The typesetter takes a variable font as it stands in the file, which may be its thinnest. */
export function variable(file: string): Diagnostic {
  return {
    rule: 'fonts-can-be-read',
    severity: 'warning',
    message: `"${shortened(file)}" is a variable font, of which the PDF shows one weight only: its bold letters would look like all others.`,
    hint: 'Put files of single weights there instead, such as Regular and Bold. Most fonts come with them, often in a folder "static".',
    file: shortened(file),
  };
}

/** Faces of the theme that no font of the book calls itself: the typesetter would take any other without a word. */
export function missingFaces({ name, files, origins }: Theme, faces: ReadonlyMap<string, Faces>): Diagnostic[] {
  const values: unknown = JSON.parse(new TextDecoder().decode(files.get('theme.json')));
  const look = (values as { faces?: Readonly<Record<string, string>> }).faces ?? {};
  const file = origins?.get('theme.yml');
  const families = [...new Set([...faces.values()].flatMap((font) => font.families))];
  const isThere = (face: string) => families.some((family) => family.toLowerCase() === face.toLowerCase());
  return (['text', 'small', 'code'] as const).flatMap((part) => {
    const face = look[part];
    if (face === undefined || isThere(face)) return [];
    const similar = nearest(face, families);
    return [
      {
        rule: 'fonts-can-be-read',
        severity: 'warning' as const,
        message: `No font of the book calls itself "${face}", which the theme "${name}" names for "${part}", so another stands in its place in the PDF.`,
        hint: similar === undefined ? howToAdd(face) : `Did you mean "${similar}"?`,
        ...(file === undefined ? {} : { file }),
      },
    ];
  });
}

function howToAdd(face: string): string {
  const packageName = `@expo-google-fonts/${face.toLowerCase().replaceAll(' ', '-')}`;
  return `Run "npm install ${packageName}" beside book.yml, or put the font into the folder "fonts" there, as .ttf or .otf.`;
}

function shortened(file: string): string {
  return file.replaceAll('\\', '/').replace(/^.*\/(?=fonts\/|@expo-google-fonts\/)/, '');
}
