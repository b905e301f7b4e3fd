import { expect, it } from 'vitest';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { lookupExchange } from '#shared/trace/trace-stories.ts';
import { whenIs } from './instant.ts';

const builder = createTraceBuilder();
lookupExchange(builder);
const chapters = toChapters(lookupExchange(builder.wait(1000)).events);

it('tells what has happened, what is happening and what has not happened yet', () => {
  const at = (cursor: number | null) => chapters.map((chapter) => whenIs(chapter, cursor));
  expect(chapters).toHaveLength(2);
  expect(at(4)).toEqual(['now', 'future']);
  expect(at(5)).toEqual(['past', 'now']);
  expect(at(null)).toEqual(['past', 'past']);
});
