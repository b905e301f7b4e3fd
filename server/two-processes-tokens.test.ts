import { expect, it } from 'vitest';
import { demoAppSourceSchema } from '#shared/api/sandbox-api.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { openSandbox } from './testing/open-sandbox.ts';
import { shareTwoProcesses } from './testing/share-two-processes.ts';
import { SEALED_LETTER_LINES, walkSealedLetter } from './testing/walk-sealed-letter.ts';

const two = shareTwoProcesses();

it('tells the story of the sealed letter with every request served by the other process', async () => {
  const { ask } = two();
  const { lines, sandbox } = await walkSealedLetter(ask);
  expect(lines).toEqual(SEALED_LETTER_LINES);
  const { files } = demoAppSourceSchema.parse(JSON.parse((await ask('/api/demo-app/source')).text));
  const codeOf = ({ source }: TraceEvent) =>
    files.find(({ file }) => file === source?.file)?.text.split('\n')[(source?.line ?? 0) - 1] ?? '';
  const { events } = await sandbox.trace();
  const asked = events.filter(
    (event) => event.type === 'store-command' && event.commands[0]?.args[0]?.startsWith('denied:'),
  );
  expect(asked.map(codeOf)).toEqual([
    expect.stringContaining('redis.setex('),
    expect.stringContaining('redis.get('),
    expect.stringContaining('redis.get('),
  ]);
  const answers = events.filter(({ source }) => source?.file === 'token-app/token-routes.ts');
  for (const answer of answers) expect(codeOf(answer)).toMatch(/refuse|res\.|handOut/);
}, 60_000);

it('has one key for a sandbox, whoever makes it first', async () => {
  const { ask } = two();
  const sandbox = await openSandbox(ask);
  const body = JSON.stringify({ username: 'ada', password: 'poetical-science' });
  const logIn = () =>
    sandbox.ask('api/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const tokens = (await Promise.all([logIn(), logIn(), logIn(), logIn()])).map(
    ({ text }) => JSON.parse(text).access_token as string,
  );
  for (const token of [...tokens, ...tokens]) {
    const answer = await sandbox.ask('api/token/protected', {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
  }
}, 60_000);
