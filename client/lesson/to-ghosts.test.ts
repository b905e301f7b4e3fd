import { expect, it } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import type { Guess } from './guess.ts';
import { toGuessView } from './guess-view.ts';
import { whereTo } from './lesson.fixture.ts';
import { toGhosts } from './to-ghosts.ts';

const { events } = loginExchange(createTraceBuilder());

/** What the picture shows when so many events have been. */
const ghosts = (guess: Guess, upTo: number, prediction: Parameters<typeof toGuessView>[0] = whereTo) => {
  const shown = events.slice(0, upTo);
  return toGhosts(
    toGuessView(prediction, guess, { events: shown, worldAt: (number) => foldWorld(shown, number) }),
  );
};
const summary = (found: ReturnType<typeof ghosts>) =>
  found && {
    ...found.stand,
    ghosts: found.ghosts.map(({ letter, isSaid, says }) => [letter, isSaid, says]),
  };

it('shows all that may come until the chapter begins, with what was said marked', () => {
  const all = [
    ['A', false, null],
    ['B', true, null],
  ];
  expect(summary(ghosts({ option: 'store', since: null }, 0))).toEqual({
    where: 'next',
    until: Number.POSITIVE_INFINITY,
    ghosts: all,
  });
  expect(summary(ghosts({ option: 'store', since: 0 }, 1))).toEqual({ where: 'next', until: 0, ghosts: all });
});

it('leaves of a wrong guess its own ghost, beside the arrow that came; of a right one, and of none, nothing', () => {
  expect(summary(ghosts({ option: 'asker', since: 0 }, 4))).toEqual({
    where: 'beside',
    number: 2,
    ghosts: [['A', true, null]],
  });
  expect(ghosts({ option: 'store', since: 0 }, 4)).toBeNull();
  expect(ghosts({ option: null, since: 0 }, 4)).toBeNull();
});

it('says what an answer would say', () => {
  const { question, about, turn } = whereTo;
  const found = ghosts({ option: '401', since: 0 }, 4, { question, about, turn, asks: 'status' });
  expect(summary(found)).toEqual({ where: 'beside', number: 4, ghosts: [['B', true, '401?']] });
});
