import { describe, expect, it } from '@jest/globals';
import { transformFileSync } from '@swc/core';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { zipFiles } from '../../../src/render/epub/zip.ts';

const leaf = { path: 'leaf.txt', bytes: new TextEncoder().encode('green'.repeat(100)) };

/** Day, month and year of the archive's first file. */
function dateOf(archive: Uint8Array): number[] {
  const date = new DataView(archive.buffer, archive.byteOffset).getUint16(12, true);
  return [date & 31, (date >> 5) & 15, (date >> 9) + 1980];
}

describe('zipFiles', () => {
  it.each([
    ['the day of the edition', Date.UTC(2026, 10, 2, 23, 30), [2, 11, 2026]],
    ['the first day that ZIP knows', 0, [1, 1, 1980]],
    ['the last that can be written', Date.UTC(2200, 5, 1), [31, 12, 2099]],
  ])('dates its files with %s', (_, time, expected) => {
    expect(dateOf(zipFiles([leaf], time / 1000))).toEqual(expected);
  });

  it('packs texts and stores what is packed already', () => {
    expect(zipFiles([leaf], 0).length).toBeLessThan(300);
    expect(zipFiles([{ ...leaf, store: true }], 0).length).toBeGreaterThan(500);
  });

  it('writes the same bytes in every time zone', () => {
    const source = fileURLToPath(new URL('../../../src/render/epub/zip.ts', import.meta.url));
    const { code } = transformFileSync(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' } });
    const script = `${code}
      const archive = zipFiles([{ path: 'leaf.txt', bytes: new Uint8Array(9) }], ${Date.UTC(2026, 2, 29, 1, 30) / 1000});
      console.log(new Date().getTimezoneOffset(), Buffer.from(archive).toString('hex'));`;
    const runs = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Berlin'].map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env: { ...process.env, TZ } })
        .toString()
        .trim()
        .split(' '),
    );
    expect(new Set(runs.map(([offset]) => offset)).size).toBe(4);
    expect(new Set(runs.map(([, archive]) => archive)).size).toBe(1);
  });
});
