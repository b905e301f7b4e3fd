import { expect, it } from 'vitest';
import { describeEvent } from './describe-event.ts';
import { sayShortly } from './say-shortly.ts';
import { createTraceBuilder } from './trace-builder.ts';
import { loginExchange, lookupExchange } from './trace-stories.ts';

const setup = () => {
  const trace = createTraceBuilder();
  lookupExchange(loginExchange(trace));
  return trace.events;
};

it('tells the first of the commands that went together, and counts the others', () => {
  const said = setup().map(sayShortly);
  expect(said).toContainEqual(
    expect.stringMatching(/^Server A stores session \S+ for 3,600 seconds, with 2 lines of book-keeping$/),
  );
  expect(said).toContain('Session Store answers Server A: OK, and to 2 lines more');
  for (const sentence of said) expect(sentence.length).toBeLessThan(90);
});

it('leaves all else as it is', () => {
  for (const event of setup()) {
    const isOfSeveral =
      'commands' in event ? event.commands.length > 1 : 'replies' in event && event.replies.length > 1;
    if (!isOfSeveral) expect(sayShortly(event)).toBe(describeEvent(event));
  }
});
