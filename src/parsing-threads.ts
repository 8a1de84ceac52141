import { availableParallelism } from 'node:os';
import { type ParsingTask, type ParsingThread, startParsing } from './parsing.ts';
import type { ParsedBody } from './chapters/open-chapter.ts';

/**
 * Threads that parse side by side, kept from one text to the next: a new one needs a tenth of a second to start, and its
 * first hundred texts take three times as long as later ones, until V8 has learnt the parser.
 */
export interface ParsingThreads {
  /**
   * Parses a text in the thread of a number, behind those that it has already; it is started where there is none.
   * The deadline is in milliseconds.
   */
  readonly parse: (slot: number, task: ParsingTask, deadline: number) => Promise<ParsedBody>;
  /** Stops all of them, whatever they are at; none is started any more. */
  readonly end: () => Promise<void>;
}

/** How many work side by side at most: the main thread has as much to do as any of them. */
export const mostThreads = Math.max(1, Math.min(availableParallelism() - 1, 4));

/** The first two start at once, so that they load the parser while the book is being found. */
export function startThreads(): ParsingThreads {
  const threads = new Map<number, ParsingThread>();
  let isEnded = false;
  for (let slot = 0; slot < Math.min(mostThreads, 2); slot += 1) threads.set(slot, startParsing());
  return {
    parse: async (slot, task, deadline) => {
      for (;;) {
        // A thread that nobody ends would keep the program alive for ever.
        if (isEnded) throw new Error('The threads were ended.');
        const thread = threads.get(slot) ?? startParsing();
        threads.set(slot, thread);
        const parsed = await thread.parse(task, deadline);
        // It had to be stopped, for this text or for one before it.
        if (parsed?.content === undefined && threads.get(slot) === thread) threads.delete(slot);
        if (parsed !== undefined) return parsed;
      }
    },
    end: async () => {
      isEnded = true;
      await Promise.all([...threads.values()].map(({ worker }) => worker.terminate()));
    },
  };
}
