import type { Finding, Preflight } from '../../../model/preflight.ts';
import {
  blackIsPure,
  coloursArePrinted,
  inkIsDry,
  nothingIsSeenThrough,
  picturesAreNotTooFine,
  picturesAreSharp,
} from './colour-demands.ts';
import { fileDemands } from './file-demands.ts';
import { lookAt } from './look.ts';
import {
  lastPageIsBlank,
  marginsAreKept,
  pagesAreEven,
  pagesCanBeBound,
  pagesHaveOneSize,
  type Wanted,
} from './page-demands.ts';

/** Puts every demand of the printer to the finished pages; only their bytes are asked. */
export async function preflightInterior(
  bytes: Uint8Array,
  wanted: Wanted & { readonly path: string },
): Promise<Preflight> {
  const { profile, print, path } = wanted;
  const file = await lookAt(bytes, path);
  const allowed = print.colour === 'greyscale' ? (['grey'] as const) : profile.file.colours;
  const pages = [pagesHaveOneSize, pagesCanBeBound, pagesAreEven, lastPageIsBlank, marginsAreKept];
  const colours = [blackIsPure, inkIsDry, nothingIsSeenThrough, picturesAreSharp, picturesAreNotTooFine];
  const findings: (Finding | undefined)[] = [
    ...pages.map((demand) => demand(file, wanted)),
    coloursArePrinted(file, allowed),
    ...[...colours, ...fileDemands].map((demand) => demand(file, profile)),
  ];
  return {
    path,
    printer: profile.name,
    asOf: profile.asOf,
    findings: findings.filter((finding) => finding !== undefined),
  };
}
