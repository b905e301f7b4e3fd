import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod/mini';
import { firstSettings } from '#shared/sandbox/settings.ts';
import { createRecord } from '../storage/create-record.ts';
import { createMemoryShelf } from '../storage/memory-shelf.ts';
import { findOpen } from './find-open.ts';

afterEach(() => vi.unstubAllGlobals());

const sandboxId = 'a'.repeat(22);

async function find(text: string | null, answer: () => Promise<Response>) {
  const asked = vi.fn((_address: string) => answer());
  vi.stubGlobal('fetch', asked);
  const shelf = createMemoryShelf(text === null ? {} : { 'coat-check:place': text });
  const record = createRecord('place', z.object({ sandboxId: z.string(), step: z.string() }), () => shelf);
  const found = await findOpen(record);
  return { found, asked: asked.mock.calls.length, left: shelf.getItem('coat-check:place') };
}

const kept = JSON.stringify({ sandboxId, step: 'idle' });
const refuse = (status: number, code: string) => async () =>
  Response.json({ error: { code, message: 'No.' } }, { status });

it('asks nobody when nothing is remembered', async () => {
  expect(await find(null, refuse(404, 'sandbox-not-found'))).toEqual({
    found: { state: 'none' },
    asked: 0,
    left: null,
  });
});

it('finds what is still open', async () => {
  const status = { id: sandboxId, now: 1, idleSeconds: 7200, settings: firstSettings };
  expect(await find(kept, async () => Response.json(status))).toEqual({
    found: { state: 'open', value: { sandboxId, step: 'idle' } },
    asked: 1,
    left: kept,
  });
});

it('forgets what is gone', async () => {
  expect(await find(kept, refuse(404, 'sandbox-not-found'))).toEqual({
    found: { state: 'none' },
    asked: 1,
    left: null,
  });
});

it.each([
  ['the store is away', refuse(503, 'store-unavailable'), 'store-unavailable'],
  ['nobody answers', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
])('keeps it, and says that it is unknown, when %s', async (_, answer, code) => {
  expect(await find(kept, answer)).toEqual({
    found: { state: 'unknown', refusal: expect.objectContaining({ code }) },
    asked: 1,
    left: kept,
  });
});
