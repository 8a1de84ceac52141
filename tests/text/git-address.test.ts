import { describe, expect, it } from '@jest/globals';
import { hasSecret, readGitAddress, shownAddress, withoutSecrets } from '../../src/text/git-address.ts';

describe('the address of a repository', () => {
  it.each([
    ['origin', 'remote'],
    ['jane/fork', 'remote'],
    ['https://github.com/jane/chapter.git', 'https'],
    ['HTTPS://github.com/jane/chapter', 'https'],
    ['github.com/jane/chapter', 'https'],
    ['http://wiki/jane/chapter', 'http'],
    ['ssh://git@github.com:2222/jane/chapter', 'ssh'],
    ['git@github.com:jane/chapter.git', 'ssh'],
    ['github.com:jane/chapter.git', 'ssh'],
    ['../chapter', 'path'],
    ['/srv/chapter with spaces.git', 'path'],
    ['C:\\books\\chapter', 'path'],
    ['C:/books/chapter', 'path'],
    ['file:///srv/chapter.git', 'path'],
  ])('%s is one of %s', (written, kind) => {
    expect(readGitAddress(written, { trust: 'editor' })).toMatchObject({ kind });
  });

  it.each([
    '',
    'https://trees.example/a\u202eb',
    'jane/\u200bfork',
    'git@trees.example:a\u0007',
    '../a\u2066b',
    'a\nb',
  ])('%j is none: nobody sees what is in it', (written) => {
    expect(readGitAddress(written, { trust: 'editor' })).toHaveProperty('mustBe');
  });

  it.each([
    ['https://github.com/jane/chapter.git', 'github.com/jane/chapter'],
    ['https://jane:secret@github.com/jane/chapter/', 'github.com/jane/chapter'],
    ['https://ghp_token@github.com/jane/chapter', 'github.com/jane/chapter'],
    ['ssh://git@github.com:2222/jane/chapter.git', 'github.com:2222/jane/chapter'],
    ['git@github.com:jane/chapter.git', 'github.com/jane/chapter'],
    ['../chapter.git', '../chapter'],
    ['/srv/chapter', '/srv/chapter'],
    ['file:///srv/chapter', '/srv/chapter'],
  ])('%s is shown as %s', (address, shown) => {
    expect(shownAddress(address)).toBe(shown);
  });

  it.each([
    ['https://jane:secret@github.com/x', true],
    ['https://ghp_token@github.com/x', true],
    ['ssh://jane:secret@github.com/x', true],
    ['ssh://git@github.com/x', false],
    ['git@github.com:x/y', false],
    ['https://github.com/x@y', false],
  ])('%s holds a secret: %s', (address, expected) => {
    expect(hasSecret(address)).toBe(expected);
  });

  it.each([
    [
      "fatal: unable to access 'https://jane:secret@github.com/x/'",
      "fatal: unable to access 'https://…@github.com/x/'",
    ],
    ["Authentication failed for 'https://jane@github.com/x'", "Authentication failed for 'https://…@github.com/x'"],
    ['remote: the token gh%21token is too old', 'remote: the token … is too old'],
    ['remote: the token gh!token is too old', 'remote: the token … is too old'],
    ['fatal: not found', 'fatal: not found'],
  ])('%s is shown without it', (text, shown) => {
    expect(withoutSecrets(text, ['https://jane:gh%21token@github.com/x'])).toBe(shown);
  });
});
