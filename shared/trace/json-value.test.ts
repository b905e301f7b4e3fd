import { expect, it } from 'vitest';
import { recordedEventSchema } from './event.ts';
import { jsonObjectSchema, jsonSchema } from './json-value.ts';

it('keeps a session that is called as objects call their prototype', () => {
  const records = '{"__proto__":{"__proto__":1,"constructor":2}}';
  const operation = {
    name: 'file.write',
    path: 'sessions.json',
    body: { text: '', bytes: 0, truncated: false },
    set: JSON.parse(records),
    removed: [],
  };
  const event = {
    type: 'own-store',
    at: 0,
    exchange: 'x',
    actor: { id: 'a', kind: 'browser', name: 'A' },
    server: 'A',
    source: null,
    operation,
  };
  expect(JSON.stringify(recordedEventSchema.parse(event))).toContain(records);
  expect(JSON.stringify(jsonSchema.parse(JSON.parse(`[${records}]`)))).toBe(`[${records}]`);
});

it('knows what is no JSON', () => {
  for (const value of [undefined, Number.NaN, 1n, () => 1, { a: [undefined] }])
    expect(jsonSchema.safeParse(value).success).toBe(false);
  for (const value of [null, [], 'a', 1]) expect(jsonObjectSchema.safeParse(value).success).toBe(false);
});
