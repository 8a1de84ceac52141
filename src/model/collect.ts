import type { Change } from './change.ts';
import type { Diagnostic } from './checked.ts';

/** Which refs of a repository bring chapters. */
export type RefChoice =
  | { readonly kind: 'pullRequests' }
  /** Globs over branch names: `chapter/*`. */
  | { readonly kind: 'branches'; readonly patterns: readonly string[] }
  /** One branch; the remote's own default branch where none is named. */
  | { readonly kind: 'branch'; readonly branch?: string };

/** A place that chapters are collected from, as `book.yml` or the roster names it. */
export interface CollectSource {
  /** Unique, stable, shown to people and written into the lock; an address without its password. */
  readonly name: string;
  /** Name of a remote of the book's own repository, or an address; it may hold a password and is never shown. */
  readonly from: string;
  readonly refs: RefChoice;
  /** Globs of the chapters in it, where it is a repository of its own and not a copy of the book's. */
  readonly paths?: readonly string[];
  /** Id of the person whom the roster gives this repository to. */
  readonly contributor?: string;
  /** `list`: named by the roster, which may hold what strangers sent; only https and ssh then. */
  readonly trust: 'editor' | 'list';
  /** Where it is named, for messages. */
  readonly file: string;
}

/** One ref of a source, once it is in the mirror. */
export interface FetchedHead {
  /** As the remote calls it: `refs/pull/12/head`, `refs/heads/chapter/oak`. */
  readonly ref: string;
  /** Object id: 40 or 64 hexadecimal digits. */
  readonly commit: string;
  readonly pullRequest?: number;
  /** The branch's name without `refs/heads/`. */
  readonly branch?: string;
}

/** What came of a source. `git` is the mirror that has the objects: read it with `runGit`. */
export interface FetchedSource {
  readonly source: CollectSource;
  /** Absolute path of our own bare repository; undefined where nothing was ever fetched. */
  readonly mirror?: string;
  /** In code point order of their refs, numbers in pull requests by size. Those of the last success after a failure. */
  readonly heads: readonly FetchedHead[];
  /** When the heads were last known to be these, ISO 8601 in UTC; undefined where they never were. */
  readonly collected?: string;
  /** Set where this run could not reach the source. */
  readonly failure?: FetchFailure;
  /** Set where it was not asked now: the heads are those that it had when it was last reached. */
  readonly isKept?: true;
  /** Refs that are chosen, but whose names cannot be used; they are not among the heads. */
  readonly unusable?: readonly FetchedHead[];
}

export interface FetchFailure {
  readonly reason:
    | 'notAllowed'
    | 'notFound'
    | 'credentials'
    | 'host'
    | 'timeout'
    | 'tooMuch'
    | 'broken'
    | 'certificate'
    | 'redirect'
    | 'empty'
    | 'noRefs'
    | 'notAsked'
    | 'other';
  /** What is wrong, in one sentence; without passwords. */
  readonly message: string;
  readonly hint: string;
  /** How often it was tried. */
  readonly tries: number;
}

/** How far fetching is. */
export interface FetchProgress {
  /** How many remotes are done with, of how many. */
  readonly done: number;
  readonly total: number;
  /** The sources that are waited for, by name. */
  readonly running: readonly string[];
}

export interface GitPerson {
  readonly name: string;
  /** Never in an output. */
  readonly email: string;
}

/** Who made a commit, and when. */
export interface CommitFacts {
  readonly author: GitPerson;
  readonly committer: GitPerson;
  /** Seconds since 1970 and the zone as git writes it: `1700000000 +0100`. */
  readonly authorDate: string;
  readonly commitDate: string;
  readonly signedOffBy: readonly GitPerson[];
  /** Of a contribution: who else made its commits, or is named in them as an author, too. */
  readonly coAuthors?: readonly GitPerson[];
  /** First line of the message. */
  readonly subject: string;
}

/** How a contribution stands to the book. */
export type ContributionState =
  /** A chapter that the book does not have yet. */
  | 'new'
  /** Another text than the one that was last taken in. */
  | 'changed'
  /** Exactly what was last taken in, or what stands in the book. */
  | 'unchanged'
  /** Its commits or its texts are in the book's branch already. */
  | 'merged'
  /** Another contribution has the same path or id, or the editors changed the same lines. */
  | 'conflicting'
  /** It has errors, or touches what is not its own. */
  | 'refused'
  /** The author took it back: the chapter is deleted again, or says `withdrawn: true`. */
  | 'withdrawn'
  /** Its source could not be reached this time, or its objects are not there. */
  | 'unreachable'
  /** Its ref has a name that cannot be used, or points at something that is no commit. */
  | 'unusable'
  /** The head brings no chapter at all. */
  | 'empty';

/** A chapter that a head adds or changes, with all that comes along. */
export interface Contribution {
  /** Short, unique and stable: `origin#12`, `origin:chapter/oak`, `jane-doe`; `…@oak` where a head has several chapters. */
  readonly key: string;
  readonly source: string;
  readonly head: FetchedHead;
  readonly commit?: CommitFacts;
  readonly state: ContributionState;
  /** Why, in one sentence, where the state needs a reason. */
  readonly reason?: string;
  /** What to do about it. */
  readonly hint?: string;
  /** Set where the hint is what the author has to do; else it is for the editors. */
  readonly hintFor?: 'author';
  /** Where the head parted from the book's branch; undefined where they share no past. */
  readonly mergeBase?: string;
  /** Everything that the head changes, paths from the book's folder. */
  readonly changes: readonly Change[];
  readonly chapter?: ContributedChapter;
  /** The files to take in with it: its pictures and its author's record, by their path in the book. */
  readonly companions: readonly ContributedFile[];
  /** Such files that stand in the book already, exactly as they come. */
  readonly present?: readonly ContributedFile[];
  /** Ids of everyone whom the chapter names: its authors, and who translated or illustrated it. */
  readonly contributors: readonly string[];
  /** Who made its commits, by name; and which contributor that is, where it is known. */
  readonly committers?: readonly { readonly name: string; readonly contributor?: string }[];
  /** What the editors decided of it, and what still counts. */
  readonly decision?: LockDecision['decision'];
  /** Keys of the contributions that it conflicts with. */
  readonly rivals: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** When the source was last reached, where that was not now. */
  readonly staleSince?: string;
}

/** A file as it lies in a source's objects. */
export interface ContributedFile {
  /** Where it goes, relative to the book's folder. */
  readonly path: string;
  readonly blob: string;
  readonly size: number;
}

export interface ContributedChapter extends ContributedFile {
  readonly id: string;
  readonly title: string;
  readonly words: number;
  /** Ids of the by-line's people. */
  readonly authors: readonly string[];
  /** Their names, in the same order. */
  readonly names: readonly string[];
}

/** Everything that was found in all sources. */
export interface CollectPlan {
  /** `book.yml` and the roster, where they are not as they are committed: what is committed counts. */
  readonly uncommitted?: readonly string[];
  /** The commit of the book's branch that everything was compared with; undefined in a repository without commits. */
  readonly base?: string;
  /** Branch name, or the id where none is checked out. */
  readonly baseName: string;
  readonly sources: readonly FetchedSource[];
  /** The names of the sources that the contributions are of, where only some were wished for. */
  readonly onlySources?: readonly string[];
  readonly contributions: readonly Contribution[];
  /** Of the sources and of the lock, not of single contributions. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A version of a chapter, and where it came from. */
export interface Provenance {
  /** The chapter's id. */
  readonly chapter: string;
  /** Name of the source. */
  readonly source: string;
  readonly ref: string;
  readonly commit: string;
  /** Of the chapter as the author sent it. */
  readonly blob: string;
}

/** What stands in `gathering.lock` of one chapter that was taken in. */
export interface LockEntry extends Provenance {
  /** Path in the book. */
  readonly path: string;
  /** Pictures and records that came along: path in the book → blob. */
  readonly files: Readonly<Record<string, string>>;
  readonly contributor?: string;
  /** When it was taken in: ISO 8601 in UTC. */
  readonly time: string;
  /** `withdrawn`: it was in the book, and the author took it back. */
  readonly state: 'accepted' | 'withdrawn';
}

/**
 * What the editors decided of a version that they did not take in. `held`: nothing more of this ref until they take it
 * in by name. `skipped`: this version alone.
 */
export interface LockDecision extends Provenance {
  readonly decision: 'held' | 'skipped';
}

/** `gathering.lock`: which version of whose text is in the book. */
export interface Lock {
  readonly version: 1;
  /** By source name: when it was last reached, ISO 8601 in UTC. */
  readonly sources: ReadonlyMap<string, string>;
  /** In code point order of chapter ids, each once. */
  readonly chapters: readonly LockEntry[];
  /** In code point order of chapter id, source and ref. */
  readonly decisions: readonly LockDecision[];
}
