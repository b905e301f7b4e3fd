// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, vi } from 'vitest';
import type { StoreValue } from '#shared/store/store-value.ts';
import type { StoreKey } from '#shared/world/world.ts';
import { HookTag } from './hook-tag.tsx';

vi.mock('../../scene/marking-provider.tsx', () => ({ useTruthMark: () => ({}) }));
vi.mock('../../timeline/effect-link.tsx', () => ({ EffectLink: ({ of }: { of: number }) => of }));

beforeEach(() => void vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));

const lifetimeOf = (store: 'redis' | 'memory' | 'disk', entry: Partial<StoreKey>, record: object = {}) => {
  const host = document.createElement('div');
  const value = { type: 'string' as const, text: JSON.stringify(record) };
  const key: StoreKey = { key: 'a', value, expiresAt: null, writtenBy: 1, ...entry };
  act(() => createRoot(host).render(<HookTag entry={key} store={store} now={60_000} isChanged={false} />));
  return host.querySelector('.hook-ttl')?.textContent;
};

it('counts down what Redis drops by itself', () => {
  expect(lifetimeOf('redis', { expiresAt: 108_000 })).toBe('0:48 left (TTL 48 s)');
  expect(lifetimeOf('redis', {}, { expiresAt: 108_000 })).toBe('no TTL lives until it is deleted');
});

it.each(['memory', 'disk'] as const)('says that nothing counts down in a server’s own %s', (store) => {
  expect(lifetimeOf(store, {}, { expiresAt: 108_000 })).toBe(
    'no lifetime of its own; expiresAt in the record is in 0:48',
  );
  expect(lifetimeOf(store, {}, { expiresAt: 60_000 })).toMatch(/^past its time .* still here/);
  expect(lifetimeOf(store, {}, { expiresAt: null })).toMatch(/^no lifetime here/);
});

it.each<[StoreValue, string]>([
  [{ type: 'string', text: 'anything' }, 'anything'],
  [{ type: 'hash', fields: { role: 'user' } }, '{\n  "role": "user"\n}'],
  [{ type: 'set', members: ['x', 'y'] }, 'x\ny'],
  [{ type: 'list', items: ['y', 'x', 'y'] }, 'y\nx\ny'],
  [
    {
      type: 'sorted-set',
      scores: [
        ['x', 1],
        ['y', 2.5],
      ],
    },
    '1 x\n2.5 y',
  ],
])('shows what the key holds: $type', (value, text) => {
  const host = document.createElement('div');
  const entry: StoreKey = { key: 'a', value, expiresAt: null, writtenBy: 1 };
  act(() => createRoot(host).render(<HookTag entry={entry} store="redis" now={0} isChanged={false} />));
  expect(host.querySelector('pre')?.textContent).toBe(text);
});
