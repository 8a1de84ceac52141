#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const program = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(program)) {
  // Parsing Markdown has hundreds of small functions. V8 optimises them again and again while it learns what they get;
  // if it waits longer before it does, a check takes a fifth less work. Node 22 and later do not know the word, and would
  // say so on every run.
  if (Number.parseInt(process.versions.node, 10) < 22) setFlagsFromString('--interrupt-budget=1000000');
  const { main } = await import(program.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  process.stderr.write(`gathering is not built yet.\nBuild it first, in ${folder}: npm ci && npm run build\n`);
  process.exitCode = 2;
}
