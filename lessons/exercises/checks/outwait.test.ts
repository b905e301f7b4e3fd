import { afterAll, expect, it, vi } from 'vitest';
import type { Answer, Site, Visitor } from '#shared/grading/check.ts';
import type { Interference } from '#shared/grading/lab.ts';
import { interruptVisit } from './interrupt-visit.ts';
import { outwait } from './outwait.ts';

const unhandled = vi.fn();
process.on('unhandledRejection', unhandled);
afterAll(() => void process.off('unhandledRejection', unhandled));

/** A store that nothing is ever sent to. */
const site = {
  events: async () => [],
  interfere: async () => undefined,
  advance: async () => undefined,
} as unknown as Site;
const lookUp = () => Promise.reject(new Error('The realm was lost.'));
const visitor = { lookUp } as unknown as Visitor;

it.each([
  ['what is outwaited', () => outwait({ site, ask: lookUp, look: async () => null })],
  [
    'a visit that is interrupted',
    () => interruptVisit({ site, visitor, nth: 1, act: async () => undefined }),
  ],
])('tells of %s that failed, and leaves no failure without somebody to take it', async (_what, meet) => {
  await expect(meet()).rejects.toThrow('The realm was lost.');
  expect(unhandled).not.toHaveBeenCalled();
});

it('takes no answer for an early one that came when the store did', async () => {
  let release = () => undefined as unknown;
  const served = new Promise<unknown>((resolve) => {
    release = () => resolve(null);
  });
  const slow = { ...site, interfere: async ({ type }: Interference) => void (type === 'none' && release()) };
  const look = vi.fn();
  const ask = () => served.then(() => ({ status: 200 }) as Answer);
  expect(await outwait({ site: slow, ask, look })).toBeNull();
  expect(look).not.toHaveBeenCalled();
});

it('lets the store never do what an early answer did not wait for', async () => {
  const done: string[] = [];
  const slow = { ...site, interfere: async ({ type }: Interference) => void done.push(type) };
  const answer = { status: 200 } as Answer;
  const look = async () => done.join();
  const early = await outwait({ site: slow, ask: async () => answer, look });
  expect(early).toEqual({ answer, seen: 'hold-after,silence,none' });
});
