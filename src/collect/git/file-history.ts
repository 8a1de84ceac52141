import { publicName, withoutMailAddresses } from '../../text/mail-address.ts';
import type { LoggedCommit } from '../../model/chapter-log.ts';
import { type GitPlace, tryGit } from './run-git.ts';

const fields = ['%H', '%an', '%aI', '%s', '%(trailers:key=Collected-from,valueonly,separator=%x20)'];

/**
 * The commits of what is checked out that touched a file, newest first; none where there is no repository.
 *
 * @param path of a file in the book's folder, which is `place.cwd`; it was checked when it was read
 */
export async function fileHistory(place: GitPlace, path: string): Promise<LoggedCommit[]> {
  const format = `--format=${fields.join('%x00')}%x00`;
  const plainly = ['--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-color', '--no-decorate'];
  const end = await tryGit(place, ['log', ...plainly, '-z', '--max-count=200', format, 'HEAD', '--', path]);
  if (end.outcome !== 'done') return [];
  const values = end.stdout.toString('utf8').split('\0');
  const commits: LoggedCommit[] = [];
  for (let at = 0; at + fields.length <= values.length; at += fields.length + 1) {
    const [id = '', author = '', date = '', subject = '', from = ''] = values.slice(at, at + fields.length);
    const collectedFrom = from.trim();
    const shown = { author: publicName(author), date, subject: withoutMailAddresses(subject) };
    commits.push({ id: id.trim(), ...shown, ...(collectedFrom === '' ? {} : { collectedFrom }) });
  }
  return commits;
}
