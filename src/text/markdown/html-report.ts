import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import type { Diagnostic } from '../../model/checked.ts';
import { readAddress } from '../book-path.ts';
import { refusedHint } from '../cross-links.ts';
import { placeOf } from '../place.ts';
import { shorten } from '../quote.ts';
import { type AttributeLoss, lossOf } from './html-attributes.ts';
import { embeddedAddress, NOTE } from './html-handlers.ts';
import { embeddedElements, isAllowed, isKeptAddress, isUnderstood, lostElements, shownAsCode } from './html-schema.ts';

/** What the allow-list takes away, in words. What only says how something is to look goes without a word. */
export function reportLosses(root: HastRoot, file: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const missed: Missed[] = [];
  const visit = (node: HastNodes): void => {
    if (node.type === 'element') {
      diagnostics.push(...elementLosses(node, file));
      for (const [name, value] of Object.entries(node.properties)) {
        if (isAllowed(node.tagName, name)) continue;
        if (/^on/i.test(name)) diagnostics.push(script(node, name, file));
        const loss = lossOf(node, name, value);
        if (loss) missed.push({ ...loss, node });
      }
      if (lostElements.has(node.tagName)) return;
    }
    if ('children' in node) (node.children as ElementContent[]).forEach(visit);
  };
  visit(root);
  return [...diagnostics, ...once(missed, file)];
}

interface Missed extends AttributeLoss {
  readonly node: Element;
}

/** Each kind at its first place, with how many more there are in the chapter. */
function once(missed: readonly Missed[], file: string): Diagnostic[] {
  const firsts = missed.filter(({ kind }, index) => missed.findIndex((other) => other.kind === kind) === index);
  return firsts.map(({ kind, severity, message, hint, node }) => {
    const more = missed.filter((other) => other.kind === kind).length - 1;
    const others = more === 0 ? '' : `; ${more === 1 ? 'one more place' : `${more} more places`} of this kind`;
    return {
      rule: 'html-is-allowed',
      severity,
      message: `${message}${others}.`,
      hint,
      file,
      ...placeOf(node.position),
    };
  });
}

function elementLosses(node: Element, file: string): Diagnostic[] {
  const lost = lostElements.get(node.tagName);
  if (lost !== undefined) return hasSubstance(node) ? [lostElement(node, lost, file)] : [];
  if (!isUnderstood(node.tagName) && node.tagName !== NOTE) return [unwrapped(node, file)];
  if (embeddedElements.includes(node.tagName)) return [asLink(node, file)];
  if (shownAsCode.includes(node.tagName)) return [lostElement(node, '', file)];
  const href = node.tagName === 'a' ? node.properties['href'] : undefined;
  return typeof href === 'string' && !isKeptAddress('href', href) ? [lostLink(node, href, file)] : [];
}

function attributeName(property: string): string {
  return property === 'className' ? 'class' : property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function hasSubstance(node: Element): boolean {
  return node.children.length > 0 || Object.keys(node.properties).length > 0;
}

function lostElement(node: Element, lost: string, file: string): Diagnostic {
  return {
    rule: 'html-is-allowed',
    severity: 'warning',
    message: `<${node.tagName}> cannot stand in a book and is left out${lost}.`,
    hint: shownAsCode.includes(node.tagName)
      ? `Take it out. If the tag itself is to be seen, write it between backticks: \`<${node.tagName}>\`.`
      : 'Take it out, or say in words and with a link what it shows.',
    file,
    ...placeOf(node.position),
  };
}

function unwrapped(node: Element, file: string): Diagnostic {
  return {
    rule: 'html-is-allowed',
    severity: 'warning',
    message: `The tag <${node.tagName}> is not known here; only the text inside it is kept.`,
    hint: 'If you meant the angle brackets to be seen, write them as `<' + node.tagName + '>` between backticks.',
    file,
    ...placeOf(node.position),
  };
}

function asLink(node: Element, file: string): Diagnostic {
  const isKept = isKeptAddress('src', embeddedAddress(node));
  return {
    rule: 'html-is-allowed',
    severity: isKept ? 'info' : 'warning',
    message: `<${node.tagName}> cannot play in a book${isKept ? '; a link to it stands in its place' : ', and has no address to link to, so that it is left out'}.`,
    hint: isKept ? 'Look in the proof whether the link says enough.' : 'Say in words and with a link what it shows.',
    file,
    ...placeOf(node.position),
  };
}

function lostLink(node: Element, href: string, file: string): Diagnostic {
  const target = readAddress(file, href);
  const reason = target.kind === 'refused' ? target.reason : 'it is not an address';
  return {
    rule: 'links-resolve',
    severity: 'warning',
    message: `The link "${shorten(href)}" leads nowhere: ${reason}. Its words stay, without the link.`,
    hint: refusedHint(href),
    file,
    ...placeOf(node.position),
  };
}

function script(node: Element, name: string, file: string): Diagnostic {
  return {
    rule: 'html-is-allowed',
    severity: 'warning',
    message: `The attribute ${attributeName(name).replace('-', '')} on <${node.tagName}> would run a script and is left out.`,
    hint: 'Take the attribute out.',
    file,
    ...placeOf(node.position),
  };
}
