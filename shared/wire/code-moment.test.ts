import { expect, it } from 'vitest';
import { ownLookup } from '../trace/own-store-stories.ts';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { exampleSessionId, loginExchange, lookupExchange } from '../trace/trace-stories.ts';
import { codeMoment } from './code-moment.ts';

const trace = () => lookupExchange(loginExchange(createTraceBuilder())).events;

it('points at no line for what the browser did', () => {
  expect(codeMoment(trace(), 1)).toEqual({ line: null, path: [], calls: [] });
});

it('shows what the code asked of the store, and what it was told once that had arrived', () => {
  const asked = codeMoment(trace(), 2);
  expect(asked.line).toMatchObject({ file: 'sessions.ts' });
  expect(asked.calls.map(({ command, reply }) => [command.split(' ')[0], reply])).toEqual([
    ['SETEX', null],
    ['SADD', null],
    ['EXPIRE', null],
  ]);
  expect(codeMoment(trace(), 3).calls.map(({ reply }) => reply)).toEqual(['"OK"', '1', '1']);
});

it('shows what a server did in its own memory with what came of it at once', () => {
  const { events } = ownLookup(createTraceBuilder(), { found: null });
  const moment = codeMoment(events, 2);
  expect(moment.line).toMatchObject({ file: 'memory-store.ts' });
  expect(moment.calls).toEqual([{ command: `sessions.get("${exampleSessionId}")`, reply: 'undefined' }]);
  expect(codeMoment(events, 3).path).toEqual([moment.line]);
});

it('marks the way so far within the exchange, and nothing of another', () => {
  const events = trace();
  const commandLine = codeMoment(events, 2).line;
  expect(codeMoment(events, 4).path).toEqual([commandLine]);
  expect(codeMoment(events, 5).path).toEqual([]);
});

it('knows nothing of an event that is not there', () => {
  expect(codeMoment(trace(), 999)).toEqual({ line: null, path: [], calls: [] });
});
