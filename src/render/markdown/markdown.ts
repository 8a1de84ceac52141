import type { CreditRole } from '../../model/contributor.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import { stringifyMarkdown } from '../../text/markdown/stringify.ts';
import { stringifyYaml } from '../../text/yaml/yaml.ts';
import type { Renderer } from '../renderer.ts';
import { bookTree } from './book-tree.ts';

/** The merged manuscript as one Markdown file, with its front matter and its pictures beside it. */
export const renderMarkdown: Renderer = async (manuscript, { epoch }) => {
  const text = `---\n${stringifyYaml(frontMatter(manuscript, epoch))}---\n\n${stringifyMarkdown(bookTree(manuscript))}`;
  const pictures = manuscript.images.map(({ name, bytes }) => ({ path: name, bytes }));
  const file = { path: `${manuscript.book.slug}.md`, bytes: new TextEncoder().encode(text) };
  return { value: { files: [file, ...pictures] }, diagnostics: [] };
};

/** What pandoc and its kin read from a head: only what the editors wrote, and the names of all authors. */
function frontMatter({ book, contributors, cover, version }: Manuscript, epoch: number): Record<string, unknown> {
  const named = (role: 'author' | CreditRole) =>
    contributors.filter(({ roles }) => roles.includes(role)).map(({ name }) => name);
  const { title, subtitle, language, description, publisher, edition, rights, licence, dedication } = book;
  const fields = {
    ...{ title, subtitle, author: named('author'), editor: named('editor'), lang: language },
    ...{ translator: named('translator'), illustrator: named('illustrator'), photographer: named('photographer') },
    ...{ date: new Date(epoch * 1000).toISOString().slice(0, 10), description, publisher, edition, rights, licence },
    ...{
      dedication,
      charity: book.charity?.statement ?? book.charity?.name,
      url: book.url,
      'cover-image': cover,
      version,
    },
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0)),
  );
}
