import type { Finding, Preflight } from '../../../model/preflight.ts';
import type { PrintPlan } from '../../../model/project.ts';
import type { Profile } from '../profile.ts';
import type { Wrap } from '../wrap-size.ts';
import {
  blackIsPure,
  coloursArePrinted,
  inkIsDry,
  nothingIsSeenThrough,
  picturesAreNotTooFine,
  picturesAreSharp,
} from './colour-demands.ts';
import {
  barcodeIsThere,
  coverHasItsSize,
  spineIsAsThick,
  spineWordsAreAllowed,
  wordsAreSafe,
} from './cover-demands.ts';
import { fileDemands } from './file-demands.ts';
import { lookAt } from './look.ts';

/** What a cover is compared with. */
export interface WantedCover {
  readonly path: string;
  readonly profile: Profile;
  readonly print: PrintPlan;
  readonly wrap: Wrap;
  readonly isbn: string | undefined;
}

/** Puts every demand of the printer to the finished cover; only its bytes are asked. */
export async function preflightCover(bytes: Uint8Array, wanted: WantedCover): Promise<Preflight> {
  const { profile, path } = wanted;
  const file = await lookAt(bytes, path);
  const own = [coverHasItsSize, spineIsAsThick, spineWordsAreAllowed, wordsAreSafe, barcodeIsThere];
  const colours = [blackIsPure, inkIsDry, nothingIsSeenThrough, picturesAreSharp, picturesAreNotTooFine];
  const findings: (Finding | undefined)[] = [
    ...own.map((demand) => demand(file, wanted)),
    coloursArePrinted(file, profile.file.colours),
    ...[...colours, ...fileDemands].map((demand) => demand(file, profile)),
  ];
  return {
    path,
    printer: profile.name,
    asOf: profile.asOf,
    findings: findings.filter((finding) => finding !== undefined),
  };
}
