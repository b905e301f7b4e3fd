import { expect, it } from 'vitest';
import { toRefusal } from '../../server/http/api-refusal.ts';
import { sayUnkept } from './say-unkept.ts';

it('says why the worker kept nothing, and nothing of what the demo app answers itself', () => {
  const { status, body } = toRefusal('storage-refused');
  expect(sayUnkept({ status, text: JSON.stringify(body) })).toBe(body.error.message);
  const others = ['{"error":"store unavailable"}', '<h1>Closed</h1>', ''];
  expect(others.map((text) => sayUnkept({ status: 503, text }))).toEqual([null, null, null]);
});
