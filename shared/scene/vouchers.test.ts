import { describe, expect, it } from 'vitest';
import { firstSettings } from '../sandbox/settings.ts';
import { tellOutcome } from '../trace/tell-outcome.ts';
import { keepDenylist, tokenAsk, tokenLogin, tokenLogout, writeToken } from '../trace/token-stories.ts';
import { attacker, createTraceBuilder, type TraceBuilder } from '../trace/trace-builder.ts';
import { foldWorld } from '../world/fold-world.ts';
import { tellScene } from './tell-scene.ts';
import { toScene } from './to-scene.ts';

const sceneAt = ({ events }: TraceBuilder, upTo = events.length) => {
  const world = foldWorld(events, upTo);
  return { ...toScene(world, events), caption: tellScene(world, events) };
};
const scenes = (trace: TraceBuilder) => trace.events.map((_, index) => sceneAt(trace, index + 1));
const told = (trace: TraceBuilder) => scenes(trace).map(({ motion, speech }) => [motion.kind, speech?.text]);
const captions = (trace: TraceBuilder) => scenes(trace).map(({ caption }) => caption);

describe('a voucher', () => {
  it('is sealed and handed over, and shown, while nobody walks to the rack', () => {
    const trace = tokenAsk(tokenLogin(createTraceBuilder()));
    expect(told(trace)).toEqual([
      ['stepped-up', 'It’s ada.'],
      ['voucher-given', 'Signed and sealed.'],
      ['voucher-shown', 'My voucher.'],
      ['served', 'Here you are!'],
    ]);
    expect(captions(trace)).toEqual([
      'Browser comes to the counter with a name and a password, and asks for a voucher.',
      'The attendant writes name, role and end onto a voucher, seals it, and hands it to Browser. Nothing is hung on the rack.',
      'Browser shows ada’s voucher. The attendant looks at the seal, and nobody walks to the rack.',
      'Browser is served on the strength of the seal alone, as ada, member. Nobody has been to the rack.',
    ]);
    for (const { attendants, hooks } of scenes(trace)) {
      expect(attendants.map(({ at }) => at.type)).toEqual(['counter']);
      expect(hooks).toEqual([]);
    }
  });

  it('lies on the counter while it is looked at, and in the hand otherwise', () => {
    const trace = tokenAsk(tokenLogin(createTraceBuilder()));
    const shown = [2, 3, 4].map((upTo) =>
      sceneAt(trace, upTo).guests[0]?.vouchers.map(({ isShown }) => isShown),
    );
    expect(shown).toEqual([[false], [true], [false]]);
    expect(sceneAt(trace, 3).description).toContain(
      'Browser is at the counter, with ada’s voucher on the counter.',
    );
  });

  it.each([
    [{ role: 'admin' }, 'changed', 'The seal is broken!', 'somebody has written on the voucher'],
    [{ alg: 'none', seal: '' }, 'unsealed', 'No seal at all?', 'there is no seal on it'],
    [{ jti: 'b'.repeat(16) }, 'unknown', 'Not our seal.', 'not this house’s'],
  ] as const)('is refused with %o', (tale, worth, speech, caption) => {
    const trace = tokenAsk(tokenLogin(createTraceBuilder()), { ...tale, actor: attacker }, { status: 401 });
    const scene = sceneAt(trace);
    expect(scene.guests.find(({ id }) => id === 'attacker')?.vouchers.map((one) => one.worth)).toEqual([
      worth,
    ]);
    expect([scene.motion.kind, scene.speech?.text]).toEqual(['turned-away', speech]);
    expect(scene.caption).toContain(caption);
  });

  it('is refused when it is over its time', () => {
    const trace = tokenLogin(createTraceBuilder()).wait(301_000).note({ kind: 'clock-moved', byMs: 301_000 });
    tokenAsk(trace, {}, { status: 401 });
    expect(sceneAt(trace).caption).toContain('over its time');
    expect(sceneAt(trace).speech?.text).toBe('Its time is up.');
  });

  it('is believed to be this house’s where the seal is looked at, though the trace has forgotten it', () => {
    expect(sceneAt(tokenAsk(createTraceBuilder())).caption).toContain('on the strength of the seal alone');
  });

  it('is told of where an attendant does not look at the seal', () => {
    const believing = createTraceBuilder().note({
      kind: 'settings-changed',
      settings: { ...firstSettings, tokenCheck: 'believes-alg' },
    });
    const trace = tokenAsk(tokenLogin(believing), {
      alg: 'none',
      seal: '',
      role: 'admin',
      actor: attacker,
    });
    expect(sceneAt(trace).caption).toBe(
      'Attacker is served as ada, admin, although there is no seal on it, whatever the voucher says of itself. This attendant has not looked.',
    );
  });

  it('works in a thief’s hand, also after its owner has logged out', () => {
    const trace = tokenLogout(tokenLogin(createTraceBuilder()));
    expect(sceneAt(trace).caption).toContain('Every copy of it is good until its time is up');
    tokenAsk(trace, { actor: attacker });
    expect(sceneAt(trace, 5).caption).toContain('It was given to Browser; a voucher works in any hand.');
    expect(sceneAt(trace).caption).toContain('Attacker is served');
    expect(sceneAt(trace, 5).guests.map(({ vouchers }) => vouchers.length)).toEqual([0, 1]);
  });

  it('brings the way to the rack back, with a list of what is denied', () => {
    const trace = tokenAsk(tokenLogin(keepDenylist(createTraceBuilder())), {}, { denylist: null });
    tokenLogout(trace, {}, { denies: true });
    tokenAsk(trace, { actor: attacker }, { status: 401, denylist: '1' });
    expect(told(trace).slice(3)).toEqual([
      ['voucher-shown', 'My voucher.'],
      ['walked', undefined],
      ['looked-up', 'Not on the list.'],
      ['served', 'Here you are!'],
      ['voucher-shown', 'My voucher.'],
      ['walked', undefined],
      ['none', undefined],
      ['voucher-torn', 'Good night!'],
      ['voucher-shown', 'My voucher.'],
      ['walked', undefined],
      ['looked-up', 'It’s on the list.'],
      ['turned-away', 'It’s on the list.'],
    ]);
    const [, , , , walks, , served] = captions(trace);
    expect(walks).toContain('goes to the rack after all');
    expect(served).toContain('Nobody has been to the rack but for the list.');
    expect(sceneAt(trace).guests[1]?.vouchers[0]).toMatchObject({ id: writeToken(), worth: 'denied' });
  });

  it('is slipped to a thief by a script that finds it in storage', () => {
    const trace = tokenLogin(createTraceBuilder());
    const body = JSON.stringify({ cookie: '', token: writeToken() });
    const route = { method: 'POST', path: '/drop', status: 204, reason: 'No Content' };
    trace.exchange({ ...route, receiver: attacker, body });
    const { slip, caption, motion } = sceneAt(trace, 3);
    expect(slip?.voucher).toMatchObject({
      name: 'ada',
      worth: 'live',
      origin: { type: 'copied', from: 'browser' },
    });
    expect(motion).toMatchObject({ kind: 'dropped', token: writeToken() });
    expect(caption).toContain('finds ada’s voucher and slips a copy to Attacker');
    const [event] = trace.events.slice(-1);
    expect(event && tellOutcome(event, trace.events)?.words).toBe('has the token');
  });
});

describe('a refresh token', () => {
  const hash = 'd'.repeat(32);
  const renewal = { method: 'POST', path: '/api/token/refresh', status: 400, reason: 'Bad Request' };

  it.each([
    [
      'unsupported_grant_type',
      'Browser is turned away: this house renews no vouchers, whatever is shown for it.',
    ],
    ['invalid_request', 'Browser is turned away: no refresh token was shown.'],
    [
      'invalid_grant',
      'Browser is turned away: a refresh token that was used before, has ended or was never given out renews nothing.',
    ],
  ])('is refused with %s for a reason that is true', (error, caption) => {
    const trace = createTraceBuilder().exchange({ ...renewal, responseBody: JSON.stringify({ error }) });
    expect(sceneAt(trace).caption).toBe(caption);
  });

  it('is thrown away by an admin, whose route is about no voucher', () => {
    const trace = createTraceBuilder().exchange({
      method: 'POST',
      path: '/api/admin/users/2/revoke',
      status: 200,
      reason: 'OK',
      calls: [
        {
          commands: [['ZRANGE', 'user-token-families:2', '0', '-1']],
          replies: [{ ok: true, value: [hash] }],
        },
        {
          commands: [
            ['DEL', `refresh:${hash}`],
            ['ZREM', 'user-token-families:2', hash],
          ],
          replies: [1, 1],
        },
      ],
    });
    expect(captions(trace).slice(1, 5)).toEqual([
      'The attendant goes to see which refresh tokens this guest has.',
      '1, by the list.',
      'The attendant goes to the rack, to throw away what is kept for the refresh token.',
      'It is gone: nobody renews a voucher by it any more. The vouchers that it brought are good until their time is up.',
    ]);
  });
});
