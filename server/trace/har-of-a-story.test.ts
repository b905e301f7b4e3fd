import Ajv from 'ajv';
import schemas from 'har-schema';
import { expect, it } from 'vitest';
import { toHar } from '#shared/export/to-har.ts';
import { startTestServer } from '../testing/start-test-server.ts';

const ajv = new Ajv({ schemaId: 'auto', meta: false, format: 'fast' });
ajv.addMetaSchema((await import('ajv/lib/refs/json-schema-draft-06.json')).default);
const validate = ajv.addSchema(Object.values(schemas)).getSchema('har.json#');

it('makes a valid HAR 1.2 of login, lookup, dashboard and logout as they really were', async () => {
  const server = await startTestServer();
  const sandbox = await server.openSandbox();
  const { cookie } = await sandbox.logIn('ada');
  const id = cookie.split('=')[1] ?? '';
  await sandbox.ask('api/protected?again=1', { headers: { cookie } });
  await sandbox.ask('dashboard', { headers: { cookie } });
  await sandbox.ask('api/logout', { method: 'POST', headers: { cookie } });
  await sandbox.ask('dashboard', { headers: { cookie } });

  const har = toHar((await sandbox.trace()).events);
  // As a file holds it: what JSON leaves out must not be required.
  expect(validate?.(JSON.parse(JSON.stringify(har))), JSON.stringify(validate?.errors)).toBe(true);
  const { entries } = har.log;
  expect(entries.map(({ request, response }) => [request.method, request.url, response.status])).toEqual([
    ['POST', expect.stringMatching(/^http:\/\/[^/]+\/api\/login$/), 200],
    ['GET', expect.stringMatching(/\/api\/protected\?again=1$/), 200],
    ['GET', expect.stringMatching(/\/dashboard$/), 200],
    ['POST', expect.stringMatching(/\/api\/logout$/), 204],
    ['GET', expect.stringMatching(/\/dashboard$/), 302],
  ]);
  expect(entries[0]?.response.cookies).toMatchObject([{ name: 'session_id', value: id, httpOnly: true }]);
  expect(entries.slice(1).map(({ request }) => request.cookies)).toEqual(
    Array.from({ length: 4 }, () => [{ name: 'session_id', value: id }]),
  );
  // Known, and so not -1: an answer within the millisecond took 0.
  expect(entries.filter(({ time }) => time < 0)).toEqual([]);
  expect(entries[2]?.response.content).toMatchObject({ mimeType: expect.stringContaining('text/html') });
  const text = JSON.stringify(har);
  expect(text).not.toContain('poetical-science');
  expect(text).not.toContain(sandbox.id);
});
