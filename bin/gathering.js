#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bundle = fileURLToPath(new URL('../dist/bundle/cli', import.meta.url));
if (existsSync(bundle)) {
  const { openBundle, prepareV8 } = await import('../dist/system/bundle.js');
  prepareV8();
  const { main } = openBundle(bundle).load('main.cjs');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  process.stderr.write(`gathering is not built yet.\nBuild it first, in ${folder}: npm ci && npm run build\n`);
  process.exitCode = 2;
}
