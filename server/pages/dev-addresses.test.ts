import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { startTestServer } from '../testing/start-test-server.ts';

const client = new URL('../../client/', import.meta.url);
const folders = readdirSync(client, { withFileTypes: true }).flatMap((one) =>
  one.isDirectory() ? [one.name] : [],
);

it('leaves the addresses to the pages under which modules are served while developing', async () => {
  const { ask } = await startTestServer();
  const isPage = async (folder: string) => {
    const { headers } = await ask(`/${folder}/module.ts`, { headers: { accept: 'text/html' } });
    return String(headers['content-type']).startsWith('text/html');
  };
  expect(folders.length).toBeGreaterThan(10);
  const taken = [];
  for (const folder of folders) if (!(await isPage(folder))) taken.push(folder);
  expect(taken).toEqual([]);
  expect(await isPage('api'), 'a folder of this name would not do').toBe(false);
});
