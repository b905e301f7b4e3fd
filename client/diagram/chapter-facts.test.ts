import { expect, it } from 'vitest';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { attacker, createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { stubWords } from '../timeline/stub-words.ts';
import { chapterFacts } from './chapter-facts.ts';

/** Somebody asks for a page, is led on to another, and is served that. */
const ledOn = (path: string, to: string) => {
  const trace = createTraceBuilder();
  const from = { actor: attacker, method: 'GET' as const };
  const responseHeaders = [['Location', to]] as [string, string][];
  trace.exchange({ ...from, path, status: 302, reason: 'Found', responseHeaders });
  trace.exchange({ ...from, path: to, status: 200, reason: 'OK' });
  const chapters = toChapters(trace.events);
  expect(chapters).toHaveLength(1);
  return chapters[0] as (typeof chapters)[number];
};

it('ends with being turned away, though the login form itself is served; so say film and fold alike', () => {
  const chapter = ledOn('/dashboard', '/login');
  expect(chapterFacts(chapter).end).toEqual({ status: 302, outcome: 'refused' });
  expect(stubWords(chapter).outcome).toBe(302);
});

it('ends with the last answer where nobody is turned away', () => {
  const chapter = ledOn('/', '/dashboard');
  expect(chapterFacts(chapter).end).toEqual({ status: 200, outcome: 'served' });
  expect(stubWords(chapter).outcome).toBe(200);
});

it('has no end while no answer has come', () => {
  const [chapter] = toChapters(loginExchange(createTraceBuilder()).events.slice(0, 1));
  expect(chapter && chapterFacts(chapter).end).toBe(null);
});
