import { expect, it } from 'vitest';
import { tokenAsk, tokenLogin, tokenLogout } from '../trace/token-stories.ts';
import { attacker, createTraceBuilder, type TraceBuilder } from '../trace/trace-builder.ts';
import { alignRuns } from './align-runs.ts';
import { describeDifference } from './describe-difference.ts';

const [one, other] = [
  { jti: '1'.repeat(16), refresh: '0a'.repeat(16) },
  { jti: '2'.repeat(16), iat: 1_790_005_000, refresh: '0b'.repeat(16) },
];
const run = (tell: (trace: TraceBuilder) => unknown) => {
  const trace = createTraceBuilder();
  tell(trace);
  return trace.events;
};
const differences = (...runs: [ReturnType<typeof run>, ReturnType<typeof run>]) =>
  alignRuns(...runs).rows.flatMap((row) =>
    row.differences.map(({ aspect, before, after }) => [aspect, before, after]),
  );

const walk = (trace: TraceBuilder, tale: typeof one, by: 'header' | 'cookie' = 'header') => {
  tokenLogin(trace, { ...tale, by });
  tokenAsk(trace, { ...tale, by }, { denylist: null });
  tokenLogout(trace, { ...tale, by }, { denies: true });
  tokenAsk(trace, { ...tale, actor: attacker }, { status: 401, denylist: '1' });
};

it.each(['header', 'cookie'] as const)(
  'takes another run’s tokens for the same, as it does its numbers: by %s',
  (by) => {
    expect(
      differences(
        run((trace) => walk(trace, one, by)),
        run((trace) => walk(trace, other, by)),
      ),
    ).toEqual([]);
  },
);

it('tells what was written into a token, and what came of it', () => {
  const forged = (tale: typeof one, role: string, status: 200 | 401) =>
    run((trace) => tokenAsk(tokenLogin(trace, tale), { ...tale, role }, { status }));
  const found = differences(forged(one, 'member', 200), forged(other, 'admin', 401));
  expect(found).toContainEqual(['token-sent', 'ada, member, HS256', 'ada, admin, HS256']);
  expect(found).toContainEqual(['status', '200', '401']);
});

it('finds a token that was handed out twice where the other run has two', () => {
  const twice = (first: typeof one, second: typeof one) =>
    run((trace) => tokenAsk(tokenLogin(trace, first), second));
  expect(differences(twice(one, one), twice(other, { ...other, jti: '3'.repeat(16) }))).toEqual([
    ['id', 'known', 'new'],
  ]);
});

it('says the difference in words', () => {
  const row = alignRuns(
    run((trace) => tokenAsk(trace, {})),
    run((trace) =>
      trace.exchange({ method: 'GET', path: '/api/token/protected', status: 200, reason: 'OK' }),
    ),
  ).rows[0];
  if (!row) throw new Error('no row');
  const [difference] = row.differences;
  expect(difference && describeDifference(difference, row)).toMatch(/no token is shown/i);
});
