import { describe, expect, it } from '@jest/globals';
import type { CliContext } from '../../src/cli/context.ts';
import { startProgress } from '../../src/cli/progress.ts';

const onTerminal = (env: Record<string, string>, isTTY: boolean) => {
  let [shown, time] = ['', 0];
  const stderr = { write: (text: string) => (shown += text), isTTY, columns: 40 };
  const context = { stderr, env, now: () => time } as unknown as CliContext;
  const progress = startProgress(context);
  const at = (milliseconds: number, name: string, state: 'start' | 'end') => {
    time = milliseconds;
    progress.step({ name, state });
  };
  return { at, end: progress.end, shown: () => shown };
};

describe('progress', () => {
  it('says nothing of what is done within a second', () => {
    const { at, end, shown } = onTerminal({}, true);
    at(0, 'read', 'start');
    at(900, 'read', 'end');
    end();
    expect(shown()).toBe('');
  });

  it('shows what is being done, in one line, and takes it away', () => {
    const { at, end, shown } = onTerminal({}, true);
    at(0, 'read', 'start');
    at(1500, 'read', 'end');
    at(1500, 'pdf', 'start');
    at(2600, 'epub', 'start');
    end();
    expect(shown()).toBe('\r\u001b[2Kmaking pdf … 2 s\r\u001b[2Kmaking pdf, epub … 3 s\r\u001b[2K');
  });

  it.each([
    ['a pipe', {}, false],
    ['a terminal without control', { TERM: 'dumb' }, true],
  ])('is silent on %s', (_, env, isTTY) => {
    const { at, end, shown } = onTerminal(env, isTTY);
    at(0, 'read', 'start');
    at(5000, 'pdf', 'start');
    end();
    expect(shown()).toBe('');
  });
});
