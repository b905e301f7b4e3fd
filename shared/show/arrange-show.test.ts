import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { loginExchange, logoutExchange, lookupExchange } from '../trace/trace-stories.ts';
import { foldWorld } from '../world/fold-world.ts';
import { anyShow } from './any-show.fixture.ts';
import { arrangeShow } from './arrange-show.ts';
import { changeShow, type ShowChange } from './change-show.ts';
import { toShow } from './to-show.ts';

const events = [...logoutExchange(lookupExchange(loginExchange(createTraceBuilder()))).events];
const told = (...changes: ShowChange[]) =>
  arrangeShow(changes.reduce(changeShow, toShow('A show', events)), events);
const titles = ({ chapters }: ReturnType<typeof told>) => chapters.map(({ title }) => title);

it('shows all that happened, in its order, until somebody changes that', () => {
  const all = told();
  expect(all.events).toEqual(events);
  expect(titles(all)).toEqual(['Log in as ada', 'Look up: GET /api/protected', 'Log out']);
});

it('leaves out what is hidden and trimmed, and numbers the rest without a gap', () => {
  const shown = told({ type: 'hide', at: 1, isHidden: true }, { type: 'trim', at: 0, from: 2, to: 3 });
  expect(shown.trueNumbers).toEqual([0, 2, 3, ...events.slice(8).map(({ number }) => number)]);
  expect(shown.events.map(({ number }) => number)).toEqual(shown.events.map((_, index) => index + 1));
});

it('says of a chapter that happened before what was shown already that it did', () => {
  expect(titles(told({ type: 'move', at: 0, to: 1 }, { type: 'name', at: 2, name: 'The end' }))).toEqual([
    'Look up: GET /api/protected',
    'Before that: Log in as ada',
    'The end',
  ]);
});

it('does not tell in the title what was trimmed away', () => {
  const refused = [...lookupExchange(createTraceBuilder()).events].map((event) =>
    event.type === 'response' ? { ...event, status: 401 } : event,
  );
  const show = toShow('A show', refused);
  expect(titles(arrangeShow(show, refused))).toEqual(['Look up: GET /api/protected (refused)']);
  const trimmed = changeShow(show, { type: 'trim', at: 0, from: 1, to: 2 });
  expect(titles(arrangeShow(trimmed, refused))).toEqual(['Look up: GET /api/protected']);
});

it('asks before its event, wherever that comes to be shown, and not where it is trimmed away', () => {
  const asked = [
    { type: 'ask', at: 1, before: 6, question: 'Is she known?' },
    { type: 'ask', at: 0, before: 1, question: 'Who comes?' },
  ] as const;
  expect([...told(...asked).questions]).toEqual([
    [0, 'Who comes?'],
    [5, 'Is she known?'],
  ]);
  expect([...told(...asked, { type: 'move', at: 1, to: 0 }).questions]).toEqual([
    [1, 'Is she known?'],
    [4, 'Who comes?'],
  ]);
  expect([...told(...asked, { type: 'trim', at: 1, from: 7, to: 8 }).questions]).toEqual([[0, 'Who comes?']]);
});

it('keeps each event in the world as it was, in whatever order chapters are shown', () => {
  fc.assert(
    fc.property(anyShow, ({ events: trace, show }) => {
      const arranged = arrangeShow(show, trace);
      expect(arranged.chapters.flatMap((chapter) => chapter.events)).toEqual(arranged.events);
      for (const [index, event] of arranged.events.entries()) {
        expect(event.number).toBe(index + 1);
        const upTo = arranged.trueNumbers[event.number] ?? 0;
        expect({ ...event, number: upTo }).toEqual(trace[upTo - 1]);
        expect(foldWorld(trace, upTo).at).toBe(event.at);
      }
    }),
  );
});

it('has what a room said at the event after which it was asked, wherever that is shown', () => {
  const vote = (after: number) => ({ after, text: `After ${after}?`, options: ['a', 'b'], counts: [1, 2] });
  const show = toShow('A show', events, [vote(0), vote(4), vote(9), vote(99)]);
  const saidAt = (...changes: ShowChange[]) =>
    [...arrangeShow(changes.reduce(changeShow, show), events).votes].map(([number, votes]) => [
      number,
      votes.map(({ text }) => text),
    ]);
  const last = events.at(-1)?.number ?? 0;
  // Of events that came after the show was made only the last that it has was shown.
  expect(saidAt()).toEqual([
    [1, ['After 0?']],
    [4, ['After 4?']],
    [9, ['After 9?']],
    [last, [`After 99?`]],
  ]);
  expect(saidAt({ type: 'hide', at: 0, isHidden: true }).map(([number]) => number)).toEqual([1, 5, last - 4]);
  expect(saidAt({ type: 'forget vote', vote: 1 })).not.toContainEqual([4, ['After 4?']]);
});
