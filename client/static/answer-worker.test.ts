import { expect, it } from 'vitest';
import { answerWorker } from './answer-worker.ts';

/** A document that keeps what it is told, as a browser does: pair by pair. */
const pageWith = (...pairs: string[]) => ({
  get cookie() {
    return pairs.join('; ');
  },
  set cookie(line: string) {
    pairs.push(line.split(';')[0] ?? '');
  },
});

it('tells what scripts see, and writes nothing', () => {
  expect(answerWorker({ type: 'cookies' }, pageWith('a=1'))).toEqual({ type: 'cookies', text: 'a=1' });
});

it('writes what is to be written before it tells', () => {
  const order = { type: 'set-cookie', lines: ['session_id=x; Path=/s/', 'b=2'] } as const;
  expect(answerWorker(order, pageWith())).toEqual({ type: 'cookies', text: 'session_id=x; b=2' });
});
