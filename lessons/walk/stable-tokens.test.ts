import { expect, it } from 'vitest';
import { forgeToken } from '#shared/token/forge-token.ts';
import { readOurToken } from '#shared/token/read-token.ts';
import { writeToken } from '#shared/trace/token-stories.ts';
import { createStableTokens } from './stable-tokens.ts';

const setup = () => createStableTokens('lesson', (id) => id.replace(/./g, 'a'));

it('writes the same token for two that differ in number, instant and seal, and another for another', () => {
  const one = setup()(`Bearer ${writeToken({ jti: '1'.repeat(16) })}`, () => 1_000_000);
  const again = setup()(`Bearer ${writeToken({ jti: '2'.repeat(16), iat: 5_000_000_000 })}`, () => 1_000_000);
  expect(again).toBe(one);
  const { claims } = readOurToken(one.replace('Bearer ', '')) ?? {};
  expect(claims).toMatchObject({ name: 'ada', iat: 1000, exp: 1300, jti: 'a'.repeat(16) });
  expect(setup()(writeToken({ name: 'grace' }), () => 1_000_000)).not.toBe(one.replace('Bearer ', ''));
});

it('changes what was forged as it was forged', () => {
  const stable = setup();
  const token = writeToken();
  const known = stable(token, () => 0);
  for (const forgery of ['role', 'no-seal'] as const)
    expect(stable(forgeToken(token, forgery) ?? '', () => 0)).toBe(forgeToken(known, forgery));
});

it('leaves what is no token of ours', () => {
  const text = 'see token-app/token-routes.ts, localhost.localdomain.example and 127.0.0.1';
  expect(setup()(text, () => 0)).toBe(text);
});
