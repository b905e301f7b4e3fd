import { expect, it } from 'vitest';
import { emptyHanded } from '#shared/token/held-tokens.ts';
import { writeToken } from '#shared/trace/token-stories.ts';
import { createMemoryShelf } from './memory-shelf.ts';
import { heldInPage, keepInPage } from './page-token.ts';

const token = writeToken();
const refresh = '0f'.repeat(16);

it('keeps a sandbox’s tokens as they are, each in an entry of its own, and gives them up', () => {
  const shelf = createMemoryShelf({ 'coat-check:other:token': token });
  keepInPage('here', { token, refresh }, () => shelf);
  expect(shelf.getItem('coat-check:here:token')).toBe(token);
  expect(heldInPage('here', () => shelf)).toEqual({ token, refresh });
  keepInPage('here', emptyHanded, () => shelf);
  expect(shelf.getItem('coat-check:here:token')).toBeNull();
  expect(heldInPage('here', () => shelf)).toEqual(emptyHanded);
  expect(shelf.getItem('coat-check:other:token')).toBe(token);
});

it('holds nothing that has not the form of our own', () => {
  const shelf = createMemoryShelf({
    'coat-check:here:token': 'a.b.c',
    'coat-check:here:refresh-token': '../x',
  });
  expect(heldInPage('here', () => shelf)).toEqual(emptyHanded);
});

it('keeps them for as long as the page is open where the browser keeps nothing', () => {
  const refusing = () => {
    throw new Error('SecurityError');
  };
  expect(heldInPage('closed', refusing)).toEqual(emptyHanded);
  keepInPage('closed', { token, refresh: null }, refusing);
  expect(heldInPage('closed', refusing)).toEqual({ token, refresh: null });
});
