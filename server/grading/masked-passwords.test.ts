import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { participantsOf } from '#shared/diagram/participants.ts';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import { toHar } from '#shared/export/to-har.ts';
import { writeTraceFile } from '#shared/export/trace-file.ts';
import { people } from '#shared/grading/people.ts';
import { browser } from '#shared/trace/actors.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { RecordedEvent, TraceEvent } from '#shared/trace/event.ts';
import { enterRealm } from '../testing/enter-realm.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { closeLabs, gradeText } from './grade-text.ts';

afterAll(closeLabs);

const { username, password } = people.ada;

/** Keeps and says all that it was sent, and does its worst to whoever writes it down. */
const text = `
import express from 'express';
JSON.stringify = () => undefined as any;
JSON.parse = () => undefined as any;
export function createApp({ redis }: any) {
  const app = express();
  app.post('/api/login', express.text({ type: '*/*' }), async (req, res) => {
    await redis.set('session:1', req.body);
    res.location('/?' + 'password=' + req.body.split('"')[7]);
    res.type('json').send(await redis.get('session:1'));
  });
  return app;
}`;

const ofLiveServer = async (): Promise<RecordedEvent[]> => {
  const { realm } = await enterRealm(text);
  const answer = await realm.request({
    exchange: 'x',
    server: 'A',
    actor: browser,
    method: 'POST',
    path: `/api/login?password=${password}`,
    headers: { 'content-type': 'application/json', authorization: `Basic ${password}` },
    body: JSON.stringify({ username, password }),
  });
  // Whoever asked gets the answer as it is.
  expect(answer.body).toContain(password);
  return realm.events();
};

const ofSandbox = async (): Promise<RecordedEvent[]> => {
  const sandbox = await (await startTestServer()).openSandbox();
  await sandbox.logIn(username, password);
  await sandbox.ask(`api/login?password=${password}`, {
    method: 'POST',
    body: `username=${username}&password=${password}`,
  });
  return (await sandbox.trace()).events;
};

const ofChecks = async (): Promise<RecordedEvent[]> => {
  const exercise = 'unguessable-ids';
  const wrong = await readFile(
    new URL(`../../lessons/exercises/${exercise}/starter.ts`, import.meta.url),
    'utf8',
  );
  const { checks } = await gradeText(exercise, wrong);
  return checks.flatMap(({ events }) => events);
};

/** All that somebody can take along, as text. SVG is drawn of Mermaid's text and of the sentences; PNG is painted of SVG. */
function waysOut(recorded: readonly RecordedEvent[]): Record<string, string> {
  const events = recorded.map((event, index): TraceEvent => ({ ...event, number: index + 1 }));
  const participants = participantsOf(events);
  return {
    'trace file': writeTraceFile({ dropped: 0, events }),
    HAR: JSON.stringify(toHar(events)),
    Mermaid: toMermaid(events).text,
    'text of a picture': toMermaid(events, { participants, lineLength: 1000, heads: 'plain' }).text,
    'sentences of a picture': events.map((event) => describeEvent(event)).join('\n'),
  };
}

describe.each([
  ['a learner’s live server, whatever its code did to JSON', ofLiveServer],
  ['a sandbox', ofSandbox],
  ['a check’s flow', ofChecks],
])('of %s', (_, record) => {
  it('no password leaves by any way', async () => {
    const events = await record();
    expect(events.filter(({ type }) => type === 'request').length).toBeGreaterThan(0);
    // It was sent, and its place is there.
    expect(JSON.stringify(events)).toContain(
      `"text":"{\\"username\\":\\"${username}\\",\\"password\\":\\"••••••\\"}"`,
    );
    for (const [way, taken] of Object.entries(waysOut(events))) {
      expect(taken.length, way).toBeGreaterThan(100);
      expect(taken.includes(password), way).toBe(false);
    }
  });
});
