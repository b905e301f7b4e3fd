import type { Root } from 'hast';
import { expect, it } from 'vitest';
import { beatOf } from './lesson.fixture.ts';
import { neededLanes } from './needed-lanes.ts';

const about = (...terms: string[]): Root => ({
  type: 'root',
  children: terms.map((dataTerm) => ({
    type: 'element',
    tagName: 'p',
    properties: {},
    children: [
      {
        type: 'element',
        tagName: 'span',
        properties: { dataTerm },
        children: [{ type: 'text', value: 'they' }],
      },
    ],
  })),
});

const thief = {
  type: 'device',
  label: 'Steal',
  name: 'Thief',
  kind: 'attacker',
  route: 'GET /dashboard',
  takes: 'browser-ticket',
} as const;

it('names nobody where a beat speaks of nobody', () => {
  expect(neededLanes(beatOf())).toEqual([]);
  expect(neededLanes(beatOf({ actions: [{ type: 'skip-time', label: 'Wait', to: '+1 hour' }] }))).toEqual([]);
});

it('names who acts, and whose ticket is taken', () => {
  const request = { type: 'request', label: 'Ask', route: 'GET /api/protected' } as const;
  expect(neededLanes(beatOf({ actions: [request] }))).toEqual(['browser']);
  expect(neededLanes(beatOf({ actions: [thief] }))).toEqual(['attacker', 'browser']);
});

it('names whom the text names, each once, and no cookie', () => {
  expect(
    neededLanes(beatOf({ say: about('store', 'cookie'), told: about('admin', 'store'), actions: [thief] })),
  ).toEqual(['attacker', 'browser', 'store', 'admin']);
});
