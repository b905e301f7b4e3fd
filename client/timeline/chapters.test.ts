import { expect, it } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange, wrongPasswordExchange } from '#shared/trace/trace-stories.ts';
import { beginningAfter, beginningBefore, createChapterFilm } from './chapters.ts';

function setup() {
  const trace = createTraceBuilder();
  loginExchange(trace);
  const login = [...trace.events];
  lookupExchange(trace);
  const both = [...trace.events];
  return { login, both, second: login.length + 1 };
}

it('keeps a chapter that did not change, whatever other trace is shown beside it', () => {
  const { login, both } = setup();
  const other = createTraceBuilder();
  wrongPasswordExchange(other);
  const [film, otherFilm] = [createChapterFilm(), createChapterFilm()];
  const [first] = film.of(login);
  expect(otherFilm.of(other.events).map(({ title }) => title)).toEqual(['Log in as ada (refused)']);
  const chapters = film.of(both);
  expect(chapters.map(({ title }) => title)).toEqual(['Log in as ada', 'Look up: GET /api/protected']);
  expect(chapters[0]).toBe(first);
});

it('gives whoever lags behind the chapters that were there', () => {
  const { login, both } = setup();
  const film = createChapterFilm();
  const before = film.of(login);
  film.of(both);
  expect(film.of(login)).toBe(before);
});

it('finds the beginnings around an event', () => {
  const { both, second } = setup();
  expect(beginningAfter(both, 1)).toBe(second);
  expect(beginningAfter(both, second)).toBe(null);
  expect(beginningBefore(both, second + 1)).toBe(second);
  expect(beginningBefore(both, second)).toBe(1);
  expect(beginningBefore(both, 1)).toBe(null);
});
