import { hasSecret, readGitAddress } from '../text/git-address.ts';
import { about, boolean, line, mapping, oneOrMany, type Refusal, scalar } from '../text/schema-types.ts';
import * as z from '../text/zod.ts';
import { glob } from './book-values.ts';

/** An address in `book.yml`: everybody who sees the book can read it there, so it holds no password. */
const repository = (trust: 'editor' | 'list') =>
  scalar<string>(
    'the address of a git repository',
    (written): string | Refusal => {
      const address = readGitAddress(written, { trust });
      if ('mustBe' in address) return address;
      if (!hasSecret(address.written)) return address.written;
      return {
        mustBe: 'an address without a name or password',
        hint: 'Everybody can read this file. Take out what stands before the "@"; git asks its own store for passwords.',
      };
    },
    { type: 'string' },
  );

const branchName = /^[\p{L}\p{N}\p{M}_.][\p{L}\p{N}\p{M}._/@+#=,-]*$/u;

const branch = () =>
  scalar<string>('the name of a branch', (written) => {
    const name = written.replace(/^refs\/heads\//, '');
    return isRefPart(name) && branchName.test(name)
      ? name
      : { mustBe: 'the name of a branch', hint: 'Write the name alone, such as main. No name begins with a hyphen.' };
  });

const branchPattern = () =>
  scalar<string>('a pattern of branches', (written) => {
    const pattern = written.replace(/^refs\/heads\//, '');
    return isRefPart(pattern) && /^[^\s\p{Cc}\p{Cf}~^:\\-][^\s\p{Cc}\p{Cf}~^:\\]*$/u.test(pattern)
      ? pattern
      : { mustBe: 'a pattern of branches', hint: 'Such as chapter/*, where the star stands for any name.' };
  });

function isRefPart(name: string): boolean {
  return name.length <= 250 && !name.includes('..') && !name.includes('//') && !/\/-|^\/|\/$/.test(name);
}

const sourceKeys = {
  pullRequests: about(boolean(), 'Whether its pull requests are read.', true).optional(),
  branches: about(oneOrMany(branchPattern()), 'Patterns of branches that are read.', 'chapter/*').optional(),
  branch: about(branch(), 'The one branch that is read. Else the main one.', 'main').optional(),
  path: about(oneOrMany(glob()), 'Where the chapters stand in it.', 'chapter.md', ['texts/*.md']).optional(),
};

const fromPhrase = 'the name of a remote or an address, or a group of keys with from';

const source = mapping(
  {
    from: about(
      repository('editor'),
      "The name of a remote of the book's own repository, or the address of another. Else origin.",
      'origin',
      'https://git.example.org/jane/chapter.git',
    ).optional(),
    name: about(line(), 'What the source is called. Else it is made from "from".', 'jane').optional(),
    ...sourceKeys,
  },
  fromPhrase,
);

/** `collect:` of `book.yml`. Entries that cannot be read are `null`, so that each keeps its number. */
export const collectSchema = z.array(z.nullable(z.union([repository('editor'), source], { error: fromPhrase })), {
  error: 'a list',
});

const { branch: oneBranch, path } = sourceKeys;

const person = mapping(
  {
    id: about(line(), 'The id of the person: the name of the contributor file without .yml.', 'jane-doe').optional(),
    name: about(line(), 'The name. The id is made from it where there is none.', 'Jane Doe').optional(),
    email: about(
      oneOrMany(line()),
      "The addresses that stand in the person's commits. They are never printed.",
      'jane@jane.example',
    ).optional(),
    repository: about(
      z.union(
        [
          repository('list'),
          mapping({
            from: about(repository('list'), 'Its address.', 'https://git.example.org/jane/chapter.git'),
            ...{ branch: oneBranch, path },
          }),
        ],
        { error: 'an address, or a group of the keys from, branch and path' },
      ),
      'The repository in which the person writes.',
      'https://git.example.org/jane/chapter.git',
    ).optional(),
  },
  'a group of keys such as name and email',
).check((context) => {
  const { id, name } = context.value;
  if (id !== undefined || name !== undefined) return;
  context.issues.push({ code: 'custom', message: 'a name', path: ['name'], input: name });
});

/** `roster.yml`: whom the editors invited. */
export const rosterSchema = mapping({
  people: about(z.array(z.nullable(person), { error: 'a list' }), 'Everybody who was invited.', [
    { id: 'jane-doe', name: 'Jane Doe', email: 'jane@jane.example' },
  ]),
});

export type WrittenSource = z.output<typeof source>;
export type WrittenCollect = z.output<typeof collectSchema>;
export type WrittenRosterPerson = z.output<typeof person>;
export type WrittenRepository = Exclude<WrittenRosterPerson['repository'], string | undefined>;
