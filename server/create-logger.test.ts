import { expect, it } from 'vitest';
import { createLogger } from './create-logger.ts';

it('writes an error’s text and none of what hangs on it', () => {
  const lines: string[] = [];
  const logger = createLogger('warn', { write: (line) => void lines.push(line) });
  const cause = Object.assign(new Error('inner'), { command: { args: ['session:4f2a'] } });
  const error = Object.assign(new Error('READONLY', { cause }), {
    command: { name: 'set', args: ['session:4f2a'] },
  });
  logger.warn({ err: error }, 'a write failed');
  expect(lines.join()).toContain('READONLY');
  expect(lines.join()).not.toContain('4f2a');
});
