import fc from 'fast-check';
import type { TraceEvent } from '../trace/event.ts';
import { anyTrace } from '../world/any-trace.fixture.ts';
import { changeShow, type ShowChange } from './change-show.ts';
import type { Show } from './show.ts';
import { toShow } from './to-show.ts';

const words = fc.constantFrom('', 'Ada', '<b>&', 'نص', 'a "b"\n- c');

/** A change that an editor offers of this show, by where somebody pressed. */
const toChange = (show: Show, kind: ShowChange['type'], [a, b, c]: number[], text: string): ShowChange => {
  const at = (a ?? 0) % show.chapters.length;
  const events = show.chapters[at]?.events ?? [];
  const [one = 0, other = 0] = [events[(b ?? 0) % events.length], events[(c ?? 0) % events.length]];
  switch (kind) {
    case 'title':
      return { type: 'title', title: text || 'A show' };
    case 'about':
      return { type: 'about', about: text };
    case 'move':
      return { type: 'move', at, to: (b ?? 0) % show.chapters.length };
    case 'name':
      return { type: 'name', at, name: text };
    case 'hide':
      return { type: 'hide', at, isHidden: (b ?? 0) % 2 === 0 };
    case 'trim':
      return { type: 'trim', at, from: one, to: other };
    case 'notes':
      return { type: 'notes', at, notes: text };
    case 'ask':
      return { type: 'ask', at, before: one, question: text };
    case 'forget vote':
      return { type: 'forget vote', vote: (b ?? 0) % 3 };
  }
};

const anyPress = fc.tuple(
  fc.constantFrom<ShowChange['type']>(
    'title',
    'about',
    'move',
    'name',
    'hide',
    'trim',
    'notes',
    'ask',
    'forget vote',
  ),
  fc.array(fc.nat({ max: 40 }), { minLength: 3, maxLength: 3 }),
  words,
);

/** For property tests: any trace, and a show of it after any presses in an editor. */
export const anyShow: fc.Arbitrary<{ events: TraceEvent[]; show: Show }> = fc
  .tuple(
    anyTrace.filter((events) => events.length > 0),
    fc.array(anyPress, { maxLength: 12 }),
  )
  .map(([events, presses]) => ({
    events,
    show: presses.reduce(
      (show, [kind, places, text]) => changeShow(show, toChange(show, kind, places, text)),
      toShow(
        'A show',
        events,
        events
          .slice(0, 3)
          .map(({ number }) => ({ after: number, text: '=1', options: ['a', 'b'], counts: [2, number] })),
      ),
    ),
  }));
