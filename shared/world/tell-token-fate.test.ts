import { expect, it } from 'vitest';
import { keepDenylist, tokenLogin, tokenLogout, writeToken } from '../trace/token-stories.ts';
import { createTraceBuilder, type TraceBuilder } from '../trace/trace-builder.ts';
import { foldWorld } from './fold-world.ts';
import { tellTokenFate } from './tell-token-fate.ts';

const tell = ({ events }: TraceBuilder, token = writeToken()) => tellTokenFate(foldWorld(events), token);
const setup = () => tokenLogin(createTraceBuilder());

it('says how long a token is still good, and since when it is not', () => {
  expect(tell(setup())).toBe('It is as it was sealed here, and good for 4 minutes 59 seconds more.');
  const later = setup().wait(360_000).note({ kind: 'clock-moved', byMs: 360_000 });
  expect(tell(later)).toBe('It is as it was sealed here, and its time is up since 1 minute.');
});

it('says what was written into one, and what nobody sealed', () => {
  expect(tell(setup(), writeToken({ role: 'admin' }))).toContain('role was “member” and is now “admin”');
  expect(tell(setup(), writeToken().replace(/.$/, 'Q'))).toContain('the seal is another');
  expect(tell(setup(), writeToken({ alg: 'none', seal: '' }))).toContain('Nothing seals it.');
  expect(tell(setup(), writeToken({ jti: 'b'.repeat(16) }))).toContain('no server here ever gave it out');
});

it('says that one is denied, which it cannot show itself', () => {
  expect(tell(tokenLogout(keepDenylist(setup()), {}, { denies: true }))).toContain(
    'on the list of what is denied',
  );
});
