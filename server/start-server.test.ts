import { expect, it } from 'vitest';
import { startServer } from './start-server.ts';

it('knows its options by name, so that a misspelt one does not compile', () => {
  // `tsc` is the judge: a @ts-expect-error above a line that compiles is an error of its own.
  // @ts-expect-error TS2561: heartbeatMs is meant.
  const start = () => startServer({ idleSeconds: 60, heartbeatMS: 5 });
  expect(start).toBeTypeOf('function');
});
