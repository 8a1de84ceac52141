import type { Element, ElementContent } from 'hast';
import { shorten } from '../quote.ts';
import { readStyle } from './html-meaning.ts';

/** What goes with an attribute that the book cannot keep. `kind` is told once a chapter, at its first place. */
export interface AttributeLoss {
  readonly kind: string;
  readonly severity: 'warning' | 'info';
  readonly message: string;
  readonly hint: string;
}

/**
 * What a reader would miss without an attribute. Most say how something is to look, or are meant for programs; of them
 * there is nothing to say.
 */
export function lossOf(node: Element, name: string, value: unknown): AttributeLoss | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  switch (name) {
    case 'title':
    case 'ariaLabel':
    case 'summary':
      return text === '' || textOf(node).toLowerCase().includes(text.toLowerCase()) ? undefined : words(node, text);
    case 'cite':
      return text === '' ? undefined : address(node, text);
    case 'value':
      return node.tagName === 'li' ? numbers('the number of an item') : undefined;
    case 'reversed':
      return numbers('that its numbers run backwards');
    case 'type':
      return node.tagName === 'ol' && text !== '1' ? numbers(`that it counts with "${shorten(text, 10)}"`) : undefined;
    case 'hidden':
      return hidden(node);
    case 'style':
      return isHidden(text) ? hidden(node) : undefined;
    default:
      return undefined;
  }
}

function words({ tagName }: Element, text: string): AttributeLoss {
  return {
    kind: 'words',
    severity: 'info',
    message: `On a screen, <${tagName}> shows the words "${shorten(text)}" under the mouse only; a book cannot, so they are left out`,
    hint: 'If readers need them, write them into the text, in brackets for example.',
  };
}

function address({ tagName }: Element, text: string): AttributeLoss {
  return {
    kind: 'address',
    severity: 'info',
    message: `Where <${tagName}> comes from, "${shorten(text)}", stands in "cite" only, which nobody sees, and is left out`,
    hint: 'If readers need it, write it below as a link: [words](https://address).',
  };
}

function numbers(what: string): AttributeLoss {
  return {
    kind: 'numbers',
    severity: 'info',
    message: `A list says ${what}; the book counts 1, 2, 3 instead`,
    hint: 'If the text refers to a number or letter, look whether it is still the right one.',
  };
}

function hidden({ tagName }: Element): AttributeLoss {
  return {
    kind: 'hidden',
    severity: 'warning',
    message: `This <${tagName}> is hidden on a screen; the book shows what stands in it`,
    hint: 'If nobody is to read it, delete it.',
  };
}

function isHidden(style: string): boolean {
  const looks = readStyle(style);
  return looks.get('display') === 'none' || looks.get('visibility') === 'hidden';
}

function textOf(node: Element): string {
  const pieces: string[] = [];
  const visit = (child: ElementContent): void => {
    if (child.type === 'text') pieces.push(child.value);
    else if (child.type === 'element') child.children.forEach(visit);
  };
  node.children.forEach(visit);
  return pieces.join('');
}
