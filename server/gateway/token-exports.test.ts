import { expect, it } from 'vitest';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import { hideAddress } from '#shared/export/hide-address.ts';
import { toHar } from '#shared/export/to-har.ts';
import { readTraceFile, writeTraceFile } from '#shared/export/trace-file.ts';
import { demoPeople } from '#shared/sandbox/demo-people.ts';
import { readOurToken } from '#shared/token/read-token.ts';
import { bearerIn } from '#shared/token/vocabulary.ts';
import { controlSandbox } from '../testing/control-sandbox.ts';
import { startTestServer } from '../testing/start-test-server.ts';
import { walkSealedLetter } from '../testing/walk-sealed-letter.ts';

/** The story of the sealed letter, and somebody who shows another program's credentials, as they leave this site. */
async function takeAway() {
  const server = await startTestServer({ redisUrl: null });
  const { sandbox, token } = await walkSealedLetter(server.ask);
  await controlSandbox(server.ask, sandbox.id).change({ storeUp: true, refreshTokens: 'on' });
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ username: 'ada', password: 'enchantress' });
  await sandbox.ask('api/token', { method: 'POST', headers: json, body });
  const foreign = 'eyJhbGciOiJIUzI1NiJ9.eyJlbWFpbCI6Im1lQHdvcmsifQ.Zm9yZWlnbi1zZWNyZXQ';
  for (const authorization of [`Bearer ${foreign}`, 'Basic bWU6Zm9yZWlnbi1zZWNyZXQ='])
    await sandbox.ask('api/token/protected', { headers: { authorization } });
  const { dropped, events } = await sandbox.trace();
  const exports = {
    har: JSON.stringify(toHar(events)),
    trace: writeTraceFile(hideAddress({ dropped, events })),
    mermaid: toMermaid(events).text,
  };
  return { id: sandbox.id, token, foreign, events, exports };
}

it('what is taken along has every token in it, to be read without a key, and no secret', async () => {
  const { id, token, foreign, events, exports } = await takeAway();
  for (const [kind, text] of Object.entries(exports)) {
    for (const secret of [...demoPeople.map(({ password }) => password), 'enchantress', foreign, id])
      expect(text, `${kind}: ${secret}`).not.toContain(secret);
    expect(text, kind).not.toMatch(/bWU6Zm9yZWlnbi1zZWNyZXQ|token-?key/i);
  }

  const borne = toHar(events).log.entries.flatMap(({ request }) =>
    request.headers.flatMap(({ name, value }) => (name.toLowerCase() === 'authorization' ? [value] : [])),
  );
  expect(borne).toContain(`Bearer ${token}`);
  const claims = borne.flatMap((line) => readOurToken(bearerIn(line) ?? '')?.claims ?? []);
  // All but the two of another program.
  expect(claims).toHaveLength(borne.length - 2);
  expect(claims[0]).toMatchObject({ sub: '2', name: 'ada', role: 'member' });

  const read = readTraceFile(exports.trace);
  expect(read.ok && read.trace.events).toHaveLength(events.length);
  expect(exports.trace).toContain(token);
});

it('a diagram says whose token travels, and which has no seal, in few letters', async () => {
  const { token, exports } = await takeAway();
  const [, payload = ''] = token.split('.');
  expect(exports.mermaid).not.toContain(payload);
  const arrows = exports.mermaid.split('\n').filter((line) => line.includes('/api/token'));
  expect(
    arrows.filter((line) => /GET \/api\/token\/protected, ada’s token$/.test(line)).length,
  ).toBeGreaterThan(5);
  expect(arrows.join('\n')).toContain('ada’s token without a seal');
  expect(exports.mermaid).toContain('200 OK, ada’s token');
  expect(exports.mermaid).toMatch(/SETEX denied:[\da-f]{4}/);
});
