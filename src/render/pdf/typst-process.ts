import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { endRoomFile, keepEndsTogether, lostEnds } from './lost-ends.ts';
import { straysOf } from './page-map.ts';
import type { TypstAnswer, TypstTask } from './run-typst.ts';
import { keepNotesWithMarks, roomFile } from './stray-notes.ts';
import { watchWork } from './work-watch.ts';

/**
 * A process of its own: reads one task as JSON from stdin, lays the workspace out, writes its answer as JSON to stdout.
 * It is a process because a running layout cannot be stopped in any other way.
 */
async function main(): Promise<void> {
  watchWork(Number(process.argv[2]));
  const task = JSON.parse(readFileSync(0, 'utf8')) as TypstTask;
  process.stdout.write(JSON.stringify(await work(task)));
}

async function work(task: TypstTask): Promise<TypstAnswer> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({
    workspace: task.workspace,
    fontArgs: [{ fontBlobs: task.fonts.map((font) => readFileSync(font)) }],
  });
  const compiled = compiler.compile({ mainFilePath: join(task.workspace, task.main) });
  const found = compiled.result;
  if (found === null) {
    const error = compiled.takeDiagnostics();
    const problems = messagesOf(error === null ? [] : compiler.fetchDiagnostics(error), task.workspace);
    const isUnreadable = (name: string) =>
      compiler.compile({ mainFileContent: '#image(sys.inputs.path)', inputs: { path: `/${name}` } }).result === null;
    return { problems, unreadableImages: task.images.filter(isUnreadable) };
  }
  if (task.output.kind === 'svg') {
    writeFileSync(join(task.workspace, task.output.file), compiler.plainSvg(found));
    return { problems: [] };
  }
  const { marks: label, file, forPrint } = task.output;
  const marksOf = (laid: NodeTypstDocument): unknown =>
    label === undefined ? [] : compiler.query(laid, { selector: `<${label}>`, field: 'value' });
  const layOutWith = (file: string, rooms: ReadonlyMap<string, unknown>) => {
    compiler.mapShadow(join(task.workspace, file), Buffer.from(JSON.stringify(Object.fromEntries(rooms))));
    const again = compiler.compile({ mainFilePath: join(task.workspace, task.main) }).result;
    return again === null ? undefined : { document: again, marks: marksOf(again) };
  };
  const { layout, ends } = keepEndsTogether(
    { document: found, marks: marksOf(found) },
    ({ marks }) => lostEnds(marks),
    (room) => layOutWith(endRoomFile, room),
  );
  const { document, marks } = keepNotesWithMarks(
    layout,
    ({ marks }) => straysOf(marks),
    (room) => layOutWith(roomFile, room),
  );
  const pageCount = document.numOfPages;
  const spans = [...ends].map(([anchor, { span }]) => [anchor, span] as const);
  if (forPrint) {
    // A press reads no tags, and no printer wants more than PDF 1.4.
    writeFileSync(join(task.workspace, file), compiler.pdf(document, { pdfStandard: '1.4', pdfTags: false }));
    return { problems: [], marks, pageCount, ends: spans };
  }
  let notAccessible: string | undefined;
  let pdf: Uint8Array;
  try {
    pdf = compiler.pdf(document, { pdfStandard: 'ua-1' });
  } catch (cause) {
    notAccessible = reasonOf(String(cause));
    pdf = compiler.pdf(document, { pdfTags: true });
  }
  writeFileSync(join(task.workspace, file), pdf);
  return { problems: [], marks, pageCount, ends: spans, ...(notAccessible === undefined ? {} : { notAccessible }) };
}

// The engine throws its own debug text: [SourceDiagnostic { …, message: "PDF/UA-1 error: …", … }].
function reasonOf(thrown: string): string {
  const message = /message: "((?:[^"\\]|\\.)*)"/.exec(thrown)?.[1] ?? thrown;
  return message
    .replace(/^PDF\/UA-1 error: /, '')
    .replaceAll('\\"', '')
    .replaceAll('`', '"');
}

/** `chapter.typ:12: unknown variable: titel`, the errors alone; the engine counts lines from 0. */
function messagesOf(found: readonly unknown[], workspace: string): string[] {
  return (found as readonly EngineProblem[])
    .filter(({ severity }) => severity === 1)
    .map(({ message, path, range }) => {
      const file = path?.startsWith(workspace) ? path.slice(workspace.length).replace(/^[\\/]+/, '') : '';
      return file === '' || !range ? message : `${file}:${range.start.line + 1}: ${message}`;
    });
}

interface EngineProblem {
  readonly message: string;
  readonly severity: number;
  readonly path?: string;
  readonly range?: { readonly start: { readonly line: number } } | null;
}

await main();
