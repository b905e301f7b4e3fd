import { expect, it } from 'vitest';
import { toHostEnd, toRealmEnd } from './to-realm-end.ts';

it('blames no learner for an error in the host', () => {
  for (const code of [1, 7, 13]) expect(toHostEnd(code, null).fault).toBe('grader-bug');
});

it('holds a host that was killed, or whose memory is full, against the text', () => {
  expect(toHostEnd(null, 'SIGKILL')).toEqual({
    fault: 'ended',
    why: 'Your code ended its process: a server must not do that.',
  });
  expect(toHostEnd(null, 'SIGABRT').fault).toBe('memory');
  expect(toHostEnd(134, null).fault).toBe('memory');
});

it('tells with which exit code an app ended itself', () => {
  expect(toRealmEnd(7, null)).toMatchObject({ fault: 'ended', why: expect.stringContaining('exit code 7') });
});
