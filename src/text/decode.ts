import type { Checked, Diagnostic } from '../model/checked.ts';
import type { SourceFile } from '../model/source.ts';

const howToSave =
  'Save the file again as plain text in UTF-8. In Word: "Save As", "Plain Text", then "Unicode (UTF-8)". ' +
  'In Notepad: "Save As" with the encoding "UTF-8". In TextEdit: "Format", "Make Plain Text", then save as "Unicode (UTF-8)".';

const wrongEncoding = { rule: 'file-is-utf-8', severity: 'error', hint: howToSave } as const;

// First bytes of what people send instead of text. Sources: the formats' own specifications.
const documents: readonly { readonly begins: readonly number[]; readonly name: string }[] = [
  { begins: [0x50, 0x4b, 0x03, 0x04], name: 'a Word, OpenDocument or ZIP file' },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Word file' },
  { begins: [0x25, 0x50, 0x44, 0x46, 0x2d], name: 'a PDF' },
  { begins: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: 'an RTF file' },
];

/**
 * The text of a file: strict UTF-8, line ends `\n`, without byte order mark. Nothing is guessed: a file in another
 * encoding, or one that is no text, has no value and a diagnostic that says how to save it.
 */
export function decodeText(file: SourceFile): Checked<string | undefined> {
  const problem = notText(file) ?? inUtf16(file);
  const decoded = problem === undefined ? tryDecode(file.bytes, false) : undefined;
  if (decoded === undefined) return { value: undefined, diagnostics: [problem ?? notUtf8(file)] };
  const text = decoded.replace(/^\ufeff+/, '').replace(/\r\n?/g, '\n');
  const nul = text.indexOf('\0');
  if (nul === -1) return { value: text, diagnostics: [] };
  const problems: Diagnostic[] = [
    {
      rule: 'file-is-plain-text',
      severity: 'error',
      message: `A character that no text has (NUL) stands ${whereAfter(text.slice(0, nul))}.`,
      hint: 'Delete it, or paste the text into a new file and save that.',
      file: file.path,
      place: placeAfter(text.slice(0, nul)),
    },
  ];
  return { value: undefined, diagnostics: problems };
}

function notText({ bytes, path }: SourceFile): Diagnostic | undefined {
  const document = documents.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte));
  if (document === undefined) return undefined;
  return {
    rule: 'file-is-plain-text',
    severity: 'error',
    message: `This is ${document.name}, not a text file.`,
    hint: 'Changing the end of its name is not enough: open it, and save or paste it as plain text (UTF-8).',
    file: path,
  };
}

function inUtf16({ bytes, path }: SourceFile): Diagnostic | undefined {
  if (!isUtf16(bytes)) return undefined;
  return { ...wrongEncoding, message: 'The file is saved as UTF-16 ("Unicode"), not as UTF-8.', file: path };
}

function notUtf8({ bytes, path }: SourceFile): Diagnostic {
  const before = textBeforeBadByte(bytes);
  return {
    ...wrongEncoding,
    message: `The file is not saved as UTF-8: a character cannot be read ${whereAfter(before)}.`,
    file: path,
    place: placeAfter(before),
  };
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  // Without a mark: in UTF-16, every second byte of Latin text is 0.
  const length = Math.min(bytes.length, 200);
  let zeros = 0;
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros += 1;
  return length > 3 && zeros * 4 > length;
}

/** What can be read up to the first byte that is not UTF-8. */
function textBeforeBadByte(bytes: Uint8Array): string {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (tryDecode(bytes.subarray(0, middle), true) === undefined) bad = middle;
    else good = middle;
  }
  return (tryDecode(bytes.subarray(0, good), true) ?? '').replace(/\r\n?/g, '\n');
}

/** `stream` lets the last character be unfinished. */
function tryDecode(bytes: Uint8Array, stream: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
  } catch {
    return undefined;
  }
}

function whereAfter(before: string): string {
  const words = before.slice(before.lastIndexOf('\n') + 1).trimStart();
  const line = placeAfter(before).line;
  if (words.trim() === '') return `at the beginning of line ${line}`;
  const shown = words.length > 40 ? `…${words.slice(-40).replace(/^\S*\s/, '')}` : words;
  return `in line ${line}, right after "${shown}"`;
}

function placeAfter(before: string): { readonly line: number; readonly column: number } {
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: before.length - lineStart + 1 };
}
