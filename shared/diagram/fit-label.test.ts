import { expect, it } from 'vitest';
import { fitLabel } from './fit-label.ts';

const measure = (text: string) => text.length;
const login = { head: 'POST /api/login', rest: ' as ada' };
const fitted = (length: number, lines: 1 | 2, label = login) => fitLabel(label, { length, lines }, measure);

it('keeps a label whole in one line where it fits', () => {
  expect(fitted(22, 1)).toEqual(['POST /api/login as ada']);
  expect(fitted(22, 2)).toEqual(['POST /api/login as ada']);
});

it('leaves out what can be spared before anything is cut', () => {
  expect(fitted(15, 1)).toEqual(['POST /api/login']);
  expect(fitted(12, 1)).toEqual(['POST /api/l…']);
});

it('takes a second line only where there is one, and never a third', () => {
  expect(fitted(15, 2)).toEqual(['POST /api/login', 'as ada']);
  expect(fitted(12, 2)).toEqual(['POST', '/api/login']);
  expect(fitted(6, 2)).toEqual(['POST', '/api/…']);
  expect(fitted(3, 2, { head: 'SETEX', rest: ', 1 hour' })).toEqual(['SE…']);
});

it('says what is enough by itself before it cuts a word of it', () => {
  const refused = { head: '401 Unauthorized', rest: '', least: '401' };
  expect(fitted(16, 1, refused)).toEqual(['401 Unauthorized']);
  expect(fitted(15, 1, refused)).toEqual(['401']);
  expect(fitted(12, 2, refused)).toEqual(['401', 'Unauthorized']);
  expect(fitted(11, 2, refused)).toEqual(['401']);
  expect(fitted(11, 2, { ...refused, rest: ', clears' })).toEqual(['401', 'clears']);
  expect(fitted(2, 1, refused)).toEqual(['4…']);
});

it('says the second line without the comma that would have joined it', () => {
  expect(fitted(10, 2, { head: 'SETEX', rest: ', 1 hour' })).toEqual(['SETEX', '1 hour']);
});

it('counts what takes more places than one', () => {
  const wide = (text: string) => 2 * text.length;
  expect(fitLabel({ head: '喫茶店', rest: '' }, { length: 4, lines: 1 }, wide)).toEqual(['喫…']);
});
