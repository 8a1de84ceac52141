import { expect, it } from '@jest/globals';
import { readAtlas } from '../../src/system/atlas.ts';

it('a file of the atlas is text; one that is missing is told with a way out', async () => {
  expect(await readAtlas('NZ.txt')).toMatch(/^Auckland\t-36\.85\t174\.76\t/);
  await expect(readAtlas('nowhere.txt')).rejects.toMatchObject({
    message: 'The file nowhere.txt of the map of places could not be read.',
    hint: expect.stringContaining('Install gathering again'),
  });
});
