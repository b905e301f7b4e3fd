import { beforeEach, expect, it, vi } from 'vitest';
import { addressFor, tabName } from './show-stage.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

it('calls a tab by one name, over reloads too', () => {
  const name = tabName('');
  expect(name).not.toBe('');
  expect(tabName('?event=3')).toBe(name);
});

it('takes the name of another tab from an address that was made for it', () => {
  const address = addressFor('that one & no other', '/shows/a-show/presenter');
  expect(address).toBe('/shows/a-show/presenter?stage=that+one+%26+no+other');
  expect(tabName(address.slice(address.indexOf('?')))).toBe('that one & no other');
  expect(tabName('')).toBe('that one & no other');
});
