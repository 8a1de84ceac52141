import type { Manuscript, ManuscriptImage } from '../../model/manuscript.ts';
import { everyBlock, everyNode } from '../../text/walk.ts';
import { allChapters } from '../all-chapters.ts';

/** What readers with assistive technology are told before they open the book: schema.org name → value. */
export type AccessibilityFact = readonly [name: string, value: string];

/**
 * Only what holds for this very book. No conformance to WCAG is claimed: whether an author's description of a picture
 * is a good one, no program can tell.
 */
export function accessibilityFacts(
  manuscript: Manuscript,
  { shown, hasPageList }: { readonly shown: readonly ManuscriptImage[]; readonly hasPageList: boolean },
): AccessibilityFact[] {
  const descriptions = imageDescriptions(manuscript);
  const hasMap = manuscript.map !== undefined;
  const hasPictures = shown.length > 0 || hasMap;
  const isDescribed = descriptions.every((alt) => alt.trim() !== '');
  const facts: (AccessibilityFact | false)[] = [
    ['accessMode', 'textual'],
    hasPictures && ['accessMode', 'visual'],
    isDescribed && ['accessModeSufficient', 'textual'],
    hasPictures && ['accessModeSufficient', 'textual,visual'],
    ['accessibilityFeature', 'displayTransformability'],
    ['accessibilityFeature', 'readingOrder'],
    ['accessibilityFeature', 'structuralNavigation'],
    ['accessibilityFeature', 'tableOfContents'],
    isDescribed && (descriptions.length > 0 || hasMap) && ['accessibilityFeature', 'alternativeText'],
    hasPageList && ['accessibilityFeature', 'pageBreakMarkers'],
    hasPageList && ['accessibilityFeature', 'pageNavigation'],
    ['accessibilityHazard', shown.every(isStill) ? 'none' : 'unknown'],
    Boolean(manuscript.labels.accessibilitySummary) && ['accessibilitySummary', manuscript.labels.accessibilitySummary],
  ];
  return facts.filter((fact) => fact !== false);
}

function imageDescriptions(manuscript: Manuscript): string[] {
  const intros = manuscript.sections.flatMap(({ intro }) => intro ?? []);
  const texts = [...allChapters(manuscript), ...intros].flatMap((content) => [...everyNode(content)]);
  const bios = manuscript.contributors.flatMap(({ bio }) => [...everyBlock(bio)]);
  return [...texts, ...bios].flatMap((node) => (node.type === 'image' ? [node.alt] : []));
}

// The other types can move, and so flash.
function isStill({ mediaType }: ManuscriptImage): boolean {
  return mediaType === 'image/png' || mediaType === 'image/jpeg';
}
