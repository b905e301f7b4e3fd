// @vitest-environment jsdom
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { ActionOf } from '#shared/content/lesson.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { performControl } from './perform-control.ts';
import type { Show } from './send-own.ts';

const thief = { id: 'thief', kind: 'attacker', name: 'Thief' } as const;
const guess: ActionOf<'device'> = {
  type: 'device',
  label: 'Let him use the recipe',
  kind: 'attacker',
  name: 'Thief',
  route: 'GET /admin',
  guesses: 'recipe',
  of: 'admin',
};

/** A thief who was given a number made by the site's recipe, and a server that says no so many times before it opens. */
async function setup({ refusals }: { refusals: number }) {
  onTestFinished(() => void vi.unstubAllGlobals());
  const at = Date.UTC(2026, 0, 1, 12);
  const number = bytesToHex(md5(utf8ToBytes(`ada ${at / 60_000} 7`)));
  const { events } = loginExchange(createTraceBuilder({ at }), { actor: thief, sessionId: number });
  /** What happens, in order. */
  const story: string[] = [];
  vi.stubGlobal('fetch', async (address: string, { method = 'GET' }: RequestInit = {}) => {
    if (method === 'GET') return Response.json({ devices: [thief] });
    story.push('asked');
    const asked = story.filter((one) => one === 'asked').length;
    return Response.json({ status: asked > refusals ? 200 : 302, address });
  });
  const show: Show = async (act) => {
    const answer = await act();
    story.push('shown');
    return answer;
  };
  const form = { username: '', password: '' };
  const trouble = await performControl(guess, {
    sandboxId: 'a',
    form,
    events: [...events],
    world: foldWorld([]),
    show,
  });
  return { story, trouble };
}

it('shows each try of a guess for itself, before it makes the next', async () => {
  const { story, trouble } = await setup({ refusals: 2 });
  expect(trouble).toBeNull();
  expect(story).toEqual(['asked', 'shown', 'asked', 'shown', 'asked', 'shown']);
});
