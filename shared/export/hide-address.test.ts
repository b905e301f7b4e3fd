import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sandboxIdSchema } from '../api/sandbox-api.ts';
import { traceEventSchema } from '../trace/event.ts';
import { anyTrace } from '../world/any-trace.fixture.ts';
import { hideAddress, unmount } from './hide-address.ts';

const id = 'QMgyAVNqxnTD56aDfqg3kw';
const texts = [
  `session_id=a; Path=/s/${id}/; HttpOnly`,
  `http://localhost:3000/s/${id}/lessons/the-coat-check`,
  `/s/${id}`,
  `a /s/${id}, b /s/${id}/x`,
];

it('takes the address out, whatever it stands in', () => {
  expect(hideAddress(texts)).toEqual([
    'session_id=a; Path=/s/taken-out-of-this-file/; HttpOnly',
    'http://localhost:3000/s/taken-out-of-this-file/lessons/the-coat-check',
    '/s/taken-out-of-this-file',
    'a /s/taken-out-of-this-file, b /s/taken-out-of-this-file/x',
  ]);
  expect(sandboxIdSchema.safeParse('taken-out-of-this-file').success).toBe(true);
});

it('takes out an address with a capital S, which the server knows too', () => {
  expect(hideAddress(`http://localhost:3000/S/${id}/login`)).not.toContain(id);
});

it('mounts the demo app at the root', () => {
  expect(unmount(texts)).toEqual([
    'session_id=a; Path=/; HttpOnly',
    'http://localhost:3000/lessons/the-coat-check',
    '/',
    'a /, b /x',
  ]);
});

it('leaves alone what is no address', () => {
  const other = ['/s/short', `/s/${id}longer`, `/x/${id}`, { n: 1, none: null, yes: true }];
  expect(hideAddress(other)).toEqual(other);
  expect(unmount(other)).toEqual(other);
});

it('leaves a trace a trace, and a trace without an address the very same', () => {
  fc.assert(
    fc.property(anyTrace, (events) => {
      expect(hideAddress(events)).toEqual(events);
      const placed = events.map((event) => ({ ...event, exchange: `/s/${id}/` }));
      for (const event of hideAddress(placed)) expect(traceEventSchema.safeParse(event).success).toBe(true);
      expect(JSON.stringify(hideAddress(placed))).not.toContain(id);
    }),
  );
});

it('takes out the path beneath which the product lies, too, and no other', () => {
  const lain = [`session_id=a; Path=/coat.check/s/${id}/`, `https://a.example/coat.check/s/${id}/login`];
  expect(unmount(lain, '/coat.check/')).toEqual(['session_id=a; Path=/', 'https://a.example/login']);
  expect(hideAddress(lain, '/coat.check/')[0]).toBe('session_id=a; Path=/s/taken-out-of-this-file/');
  expect(unmount(`/coatXcheck/s/${id}/login`, '/coat.check/')).toBe('/coatXcheck/login');
});
