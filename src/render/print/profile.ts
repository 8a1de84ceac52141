import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Printer } from '../../model/project.ts';
import { packageRoot } from '../../system/package-root.ts';

/** What a printer wants, as `templates/printers/NAME.json` has it: dated, with sources. Lengths are in inches. */
export interface Profile {
  readonly name: string;
  readonly asOf: string;
  readonly sources: Readonly<Record<string, Source>>;
  /** Any size in a range, or the sizes of a list; width first. */
  readonly trims: Sourced<
    { readonly from: Size; readonly to: Size; readonly sizes?: never } | { readonly sizes: readonly Size[] }
  >;
  readonly bleed: Sourced<Record<'top' | 'bottom' | 'outer' | 'inner', number>>;
  /** Up to so many pages, the inner margin is at least so wide. */
  readonly inner: Sourced<{ readonly byPages: readonly (readonly [number, number])[] }>;
  readonly margins: Sourced<{ readonly plain: number; readonly withBleed: number }>;
  readonly pages: Sourced<{ readonly least: number; readonly even: boolean; readonly blankLast?: boolean }>;
  /** The first one is taken where the book names none. */
  readonly papers: Readonly<Record<string, Paper>>;
  /** Wide pages may be fewer. */
  readonly large?: readonly Sourced<{
    readonly widerThan: number;
    readonly most: Readonly<Record<string, number>>;
  }>[];
  readonly spine: Sourced<{
    /** What the cover itself adds. */
    readonly cover: number;
    readonly textFrom: number;
    /** White on both sides of the spine's words. */
    readonly safe: number;
    /** The printer sends a template for each book; the width is an estimate. */
    readonly templateOnly?: boolean;
  }>;
  readonly cover: Sourced<{ readonly bleed: number; readonly safe: number; readonly barcode: Size }>;
  readonly file: Sourced<FileDemands>;
}

export interface FileDemands {
  /** Whether links and comments may be in the file. We leave them out of every print file. */
  readonly annotations: boolean;
  readonly bookmarks: boolean;
  readonly megabytes?: number;
  /** Dots an inch of pictures. */
  readonly dots: number;
  readonly mostDots?: number;
  readonly colours: readonly Colour[];
  /** Black must be the black ink alone. */
  readonly pureBlack?: boolean;
  readonly flattened?: boolean;
  /** The most ink on one spot, in per cent. */
  readonly mostInk?: number;
  /** A standard that we cannot write. */
  readonly standard?: string;
}

export type Colour = 'grey' | 'rgb' | 'cmyk';
export type Size = readonly [number, number];
type Sourced<T> = T & { readonly source: string };

export interface Source {
  readonly title: string;
  readonly address: string;
  readonly verified: 'read' | 'second-hand' | 'not verified';
}

export interface Paper {
  /** Whether it is printed in colour. */
  readonly colour: boolean;
  readonly least?: number;
  readonly most: number;
  readonly perPage: number;
  readonly source: string;
  /** Where the sources disagree. */
  readonly doubt?: string;
}

export async function loadProfile(printer: Printer): Promise<Profile> {
  return JSON.parse(await readFile(join(packageRoot(), 'templates/printers', `${printer}.json`), 'utf8')) as Profile;
}

/** Inches in millimetres, to the micrometre. */
export function mm(inches: number): number {
  return Math.round(inches * 25400) / 1000;
}

/** The inner margin for so many pages, in millimetres. */
export function innerFor(pages: number, { inner }: Profile): number {
  const step = inner.byPages.find(([most]) => pages <= most) ?? inner.byPages.at(-1);
  return mm(step?.[1] ?? 0);
}

/** The most pages on a paper for a page of this width in millimetres. */
export function mostPages(paper: string, width: number, profile: Profile): number {
  const fewer = (profile.large ?? []).filter(({ widerThan }) => width > mm(widerThan));
  const limits = [profile.papers[paper]?.most, ...fewer.map(({ most }) => most[paper])];
  return Math.min(...limits.filter((most) => most !== undefined));
}
