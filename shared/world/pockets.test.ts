import { describe, expect, it } from 'vitest';
import { firstSettings } from '../sandbox/settings.ts';
import { keepDenylist, tokenAsk, tokenLogin, tokenLogout, writeToken } from '../trace/token-stories.ts';
import { attacker, createTraceBuilder, curl, type TraceBuilder } from '../trace/trace-builder.ts';
import { foldWorld } from './fold-world.ts';
import { tokensOf } from './pockets.ts';
import { tokenWorth } from './token-worth.ts';

const held = ({ events }: TraceBuilder, who = 'browser') =>
  tokensOf(foldWorld(events), who).map(({ token, place, isGiven }) => [token, place, isGiven]);
const worth = ({ events }: TraceBuilder, token = writeToken()) => tokenWorth(foldWorld(events), token);

describe('who holds a token', () => {
  it('is whoever it was given to, until they log out', () => {
    const trace = tokenLogin(createTraceBuilder());
    expect(held(trace)).toEqual([[writeToken(), 'storage', true]]);
    tokenAsk(trace);
    expect(held(trace)).toHaveLength(1);
    tokenLogout(trace);
    expect(held(trace)).toEqual([]);
  });

  it('keeps it in memory where it is no browser, and in the jar where it came as a cookie', () => {
    expect(held(tokenLogin(createTraceBuilder(), { actor: curl }), 'curl')).toEqual([
      [writeToken(), 'memory', true],
    ]);
    const trace = tokenAsk(tokenLogin(createTraceBuilder(), { by: 'cookie' }), { by: 'cookie' });
    expect(held(trace)).toEqual([[writeToken(), 'cookie', true]]);
    expect(held(tokenLogout(trace, { by: 'cookie' }))).toEqual([]);
  });

  it('has one at a time, and loses what it only showed once', () => {
    const trace = tokenAsk(tokenLogin(createTraceBuilder()), { role: 'admin' }, { status: 401 });
    expect(held(trace).map(([, , isGiven]) => isGiven)).toEqual([true, false]);
    tokenAsk(trace);
    expect(held(trace)).toEqual([[writeToken(), 'storage', true]]);
    tokenLogin(trace, { jti: 'a'.repeat(16) });
    expect(held(trace)).toEqual([[writeToken({ jti: 'a'.repeat(16) }), 'storage', true]]);
  });

  it('is a thief as well, who shows the one that he has, and throws it away for no logout', () => {
    const trace = tokenAsk(tokenLogin(createTraceBuilder()), { actor: attacker });
    expect(held(trace, 'attacker')).toEqual([[writeToken(), 'memory', false]]);
    tokenAsk(trace, { actor: attacker, role: 'admin' }, { status: 401 });
    tokenLogout(trace, { actor: attacker, role: 'admin' });
    expect(held(trace, 'attacker')).toEqual([[writeToken({ role: 'admin' }), 'memory', false]]);
  });

  it('is told of a refresh token by whom it was given, and by whom it was only shown', () => {
    const trace = tokenLogin(createTraceBuilder(), { refresh: '0f'.repeat(16) });
    expect(foldWorld(trace.events).pockets.get('browser')?.refresh).toMatchObject({
      isGiven: true,
      since: 2,
    });
    expect(foldWorld(tokenLogout(trace).events).pockets.get('browser')?.refresh).toBeNull();
  });
});

describe('a token', () => {
  it('is good for its time by the sandbox’s clock, and not a second longer', () => {
    const trace = tokenLogin(createTraceBuilder());
    expect(worth(trace)).toBe('live');
    const left = 1_790_000_300_000 - (trace.events.at(-1)?.at ?? 0);
    const moved = (byMs: number) =>
      tokenLogin(createTraceBuilder()).wait(byMs).note({ kind: 'clock-moved', byMs });
    expect(worth(moved(left - 1))).toBe('live');
    expect(worth(moved(left))).toBe('expired');
  });

  it('outlives a logout, unless it is denied', () => {
    const [plain, denying] = [tokenLogin(createTraceBuilder()), tokenLogin(createTraceBuilder())];
    expect(worth(tokenLogout(plain))).toBe('live');
    tokenLogout(keepDenylist(denying), {}, { denies: true });
    expect(worth(denying)).toBe('denied');
    // A list that nobody looks at denies nothing.
    expect(worth(denying.note({ kind: 'settings-changed', settings: firstSettings }))).toBe('live');
  });

  it('is told from what was made of it, and from what nobody here gave out', () => {
    const trace = tokenLogin(createTraceBuilder());
    expect(worth(trace, writeToken({ role: 'admin' }))).toBe('changed');
    expect(worth(trace, writeToken({ alg: 'none', seal: '' }))).toBe('unsealed');
    expect(worth(trace, writeToken({ jti: 'b'.repeat(16) }))).toBe('unknown');
    expect(worth(trace, 'no token')).toBe('unknown');
  });

  it('is the same with another last letter that decodes alike, as a server takes it', () => {
    const trace = tokenLogin(createTraceBuilder());
    const [last, ...others] = ['A', 'B', 'C', 'D'].map((letter) => writeToken().replace(/.$/, letter));
    expect(last).toBe(writeToken());
    expect(others.map((token) => worth(trace, token))).toEqual(['live', 'live', 'live']);
    expect(worth(trace, writeToken().replace(/.$/, 'E'))).toBe('changed');
  });
});
