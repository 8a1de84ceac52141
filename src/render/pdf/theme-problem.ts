import { BookError } from '../../model/book-error.ts';
import type { Theme } from '../renderer.ts';

/** What the engine said of the theme's files, with the names by which the book's editors know them. */
export function themeProblem(message: string, { problems, theme }: ThemeProblems): BookError {
  const told = problems.map((problem) =>
    problem.replace(/^([\w./-]+\.typ):(\d+): /, (_, path: string, line: string) => {
      return `${theme.origins?.get(path) ?? path}, line ${line}: `;
    }),
  );
  return new BookError(message, { hint: `The typesetter says: ${told.join('; ')}` });
}

interface ThemeProblems {
  readonly problems: readonly string[];
  readonly theme: Theme;
}
