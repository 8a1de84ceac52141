import { setFlagsFromString } from 'node:v8';

/**
 * Tells V8 how we work; to be called before any other code of ours is loaded. Parsing Markdown has hundreds of small
 * functions, which V8 optimises again and again while it learns what they get; if it waits three times as long before it does
 * (132 KB of run code is usual), a check takes a fifth less work, and with seven times as long a twentieth more again.
 * Node 22 and later do not know the word, and would say so on every run.
 */
export function prepareV8(): void {
  if (Number.parseInt(process.versions.node, 10) < 22) setFlagsFromString('--interrupt-budget=400000');
}
