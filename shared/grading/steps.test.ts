import { describe, expect, it } from 'vitest';
import { toAnswer } from './answer.ts';
import { people } from './people.ts';
import { told, until } from './steps.ts';

const answer = (status: number, body: unknown, shown: string | null = 'session_id=x') =>
  toAnswer(
    { status, headers: [], body: JSON.stringify(body), durationMs: 1 },
    { exchange: 'x1', at: 0, shown, must: () => undefined },
  );

describe('told', () => {
  it.each([
    ['a refusal', answer(401, { error: 'who are you?' }), '401'],
    [
      'a refusal of a browser without a ticket',
      answer(401, {}, 'theme=dark'),
      '401, for the browser had no session_id cookie to show any more',
    ],
    ['what was expected', answer(200, { user: { id: 11, role: 'user' } }), '200'],
    [
      'nobody',
      answer(200, { session: { id: 11 } }),
      '200 and {"session":{"id":11}} instead of {"user":{"id":11,"role":"user"}}',
    ],
    [
      'half of it',
      answer(200, { user: { id: 11 } }),
      '200 and {"user":{"id":11}} instead of {"user":{"id":11,"role":"user"}}',
    ],
    [
      'an id of another type',
      answer(200, { user: { id: '11', role: 'user' } }),
      '200 and {"user":{"id":"11","role":"user"}} instead of {"user":{"id":11,"role":"user"}}',
    ],
    ['somebody else', answer(200, { user: { id: 12, role: 'user' } }), '200, but as grace'],
    ['somebody else, refused', answer(403, { user: { id: 7, role: 'admin' } }), '403, but as admin'],
  ])('puts %s into words', (_what, given, words) => expect(told(given, people.ada)).toBe(words));
});

describe('until', () => {
  const look = (doneAt: number) => {
    let looks = 0;
    return { done: async () => ++looks >= doneAt, looks: () => looks };
  };

  it('looks until it is done, and no longer', async () => {
    const { done, looks } = look(3);
    await until(done);
    expect(looks()).toBe(3);
  });

  it('gives up after so many looks, however long each takes', async () => {
    const { done, looks } = look(Number.POSITIVE_INFINITY);
    const slowly = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return done();
    };
    await until(slowly, { looks: 4 });
    expect(looks()).toBe(4);
  });
});
