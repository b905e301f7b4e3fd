import { expect, it } from 'vitest';
import { describeOnEachStore } from '../demo-app/testing/test-stores.ts';
import { roomKeys } from '../store/keys.ts';
import { createEntries } from './entries.ts';
import { createGuestsChecks } from './guests-checks.ts';
import { createGuestsWords } from './guests-words.ts';
import { createRoster } from './roster.ts';
import { createVotes } from './votes.ts';

describeOnEachStore('what guests say', (openStore) => {
  const code = 'CODE';

  async function setup(cap: number) {
    const { redis } = await openStore();
    const words = createGuestsWords({ redis, idleSeconds: 60, cap, now: () => 1000 });
    const [roster, checks, entries] = [createRoster(words), createGuestsChecks(words), createEntries(words)];
    const votes = createVotes({ redis, words, rooms: { ask: async () => undefined }, idleSeconds: 60 });
    const question = { id: 'a', name: 'q', text: 'What comes?', options: ['200', '401'], counts: null };
    const say = async (guest: string) => {
      expect(await votes.take({ code, question }, { guest, question: 'a', choice: 1 })).toBe(true);
      await roster.raise(code, guest, guest);
      await roster.isAt(code, guest, { lesson: 'the-coat-check', step: null });
      await checks.tell(code, guest, { exercise: 'challenge', failed: [] });
      await entries.ask(code, guest, guest);
    };
    return {
      say,
      /** A guest who has a place until then. */
      until: async (guest: string, at: number) => void (await redis.zadd(roomKeys(code).places, at, guest)),
      said: async () => ({
        hands: (await roster.hands(code)).map(({ name }) => name).toSorted(),
        waiting: (await entries.waiting(code)).map(({ name }) => name).toSorted(),
        beats: (await roster.beats(code))[0]?.count,
        checks: (await checks.counts(code, 1))[0]?.guests,
        votes: await votes.count(code),
      }),
      left: () => redis.ttl(roomKeys(code).hands),
    };
  }

  it('is kept of no more than a room holds, however many come and go, and of whoever is there always', async () => {
    const { say, until, said, left } = await setup(3);
    await until('Mia', 2000);
    await say('Mia');
    for (const stranger of ['one', 'two']) {
      await until(stranger, 999);
      await say(stranger);
    }
    // There is room: whose phone sleeps in a pocket is stuck still.
    expect(await said()).toEqual({
      hands: ['Mia', 'one', 'two'],
      waiting: ['Mia', 'one', 'two'],
      beats: 3,
      checks: 3,
      votes: 3,
    });
    await until('Tom', 2000);
    await say('Tom');
    expect(await said()).toEqual({
      hands: ['Mia', 'Tom'],
      waiting: ['Mia', 'Tom'],
      beats: 2,
      checks: 2,
      votes: 2,
    });
    expect(await left()).toBe(60);
  });
});
