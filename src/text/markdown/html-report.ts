import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import type { Diagnostic } from '../../model/checked.ts';
import type { Position } from '../../model/content.ts';
import { placeOf } from '../place.ts';
import { NOTE } from './html-handlers.ts';
import { embeddedElements, isAllowed, isUnderstood, lostElements } from './html-schema.ts';

/** What the allow-list takes away, in words: each element by itself, mere looks in one line a chapter. */
export function reportLosses(root: HastRoot, file: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const looks = new Map<string, number>();
  let firstLook: Position | undefined;
  const visit = (node: HastNodes): void => {
    if (node.type === 'element') {
      const lost = lostElements.get(node.tagName);
      if (lost !== undefined && hasSubstance(node)) diagnostics.push(lostElement(node, lost, file));
      else if (!isUnderstood(node.tagName) && node.tagName !== NOTE) diagnostics.push(unwrapped(node, file));
      if (embeddedElements.includes(node.tagName)) diagnostics.push(asLink(node, file));
      for (const [name, value] of Object.entries(node.properties)) {
        if (isAllowed(node.tagName, name)) continue;
        if (/^on/i.test(name)) diagnostics.push(script(node, name, file));
        else if (value !== null && value !== undefined) {
          looks.set(name, (looks.get(name) ?? 0) + 1);
          firstLook ??= node.position as Position | undefined;
        }
      }
      if (lost !== undefined) return;
    }
    if ('children' in node) (node.children as ElementContent[]).forEach(visit);
  };
  visit(root);
  if (looks.size > 0) {
    const list = [...looks].map(([name, count]) => `${attributeName(name)} (${count}×)`).join(', ');
    diagnostics.push({
      rule: 'html-is-allowed',
      severity: 'info',
      message: `HTML attributes that the book does not use were left out: ${list}. The text is all there.`,
      file,
      ...placeOf(firstLook),
    });
  }
  return diagnostics;
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
    hint: 'Take it out, or say in words and with a link what it shows.',
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
  return {
    rule: 'html-is-allowed',
    severity: 'info',
    message: `<${node.tagName}> cannot play in a book; a link to it stands in its place.`,
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
