import { expect, it } from 'vitest';
import { clockMoveSchema, deviceRequestSchema } from '../api/sandbox-api.ts';
import { settingsChangeSchema, toSettingsChange } from '../sandbox/settings.ts';
import { toClockMove, toDeviceRequest } from './control-action.ts';

it.each([
  ['+1 hour', { byMs: 3_600_000 }],
  ['+25 minutes', { byMs: 1_500_000 }],
  ['closing-time', { to: 'closing-time' }],
])('moves the clock to %s as the clock’s route takes it', (to, move) => {
  expect(toClockMove({ to })).toEqual(move);
  expect(clockMoveSchema.parse(toClockMove({ to }))).toEqual(move);
});

it('changes no setting that the lesson does not name', () => {
  const change = toSettingsChange({ type: 'settings', label: 'x', servers: '2', 'sessions-in': 'memory' });
  expect(settingsChangeSchema.parse(change)).toEqual({ servers: ['A', 'B'], sessionsIn: 'memory' });
  expect(toSettingsChange({ type: 'settings', label: 'x', store: 'down' })).toEqual({ storeUp: false });
});

const device = { type: 'device', label: 'x', name: 'Phone', kind: 'device' } as const;

it('has a device log in with JSON', () => {
  const action = { ...device, route: 'POST /api/login', username: 'ada', password: 'p' };
  const wanted = toDeviceRequest(action, null);
  expect(wanted?.device).toEqual({ name: 'Phone', kind: 'device' });
  expect(deviceRequestSchema.parse(wanted?.request)).toEqual({
    method: 'POST',
    path: '/api/login',
    json: { username: 'ada', password: 'p' },
  });
});

it('has a thief take the browser’s ticket along, and none where there is none', () => {
  const action = { ...device, route: 'GET /dashboard', takes: 'browser-ticket' } as const;
  expect(toDeviceRequest(action, 'abc')?.request.take).toEqual({ cookie: 'session_id=abc' });
  expect(toDeviceRequest(action, null)).toBeNull();
});

it('has a device show a number written by hand, or one that was guessed, and none where nothing was', () => {
  const thief = { ...device, kind: 'attacker', route: 'GET /admin' } as const;
  expect(toDeviceRequest({ ...thief, shows: '1234' }, 'abc')?.request.take).toEqual({
    cookie: 'session_id=1234',
  });
  const guess = { ...thief, guesses: 'one-less' } as const;
  expect(toDeviceRequest(guess, 'abc', '1003')?.request.take).toEqual({ cookie: 'session_id=1003' });
  expect(toDeviceRequest(guess, 'abc')).toBeNull();
});

it('has a device come with empty hands', () => {
  const action = { ...device, route: 'GET /dashboard', takes: 'nothing' } as const;
  const request = toDeviceRequest(action, 'abc')?.request;
  expect(deviceRequestSchema.parse(request).take).toEqual({ cookie: '' });
});

it('leaves a thief without a ticket whose drop holds none', () => {
  const action = { ...device, kind: 'attacker', route: 'GET /dashboard', takes: 'drop' } as const;
  const taken = (ticket: string) => deviceRequestSchema.parse(toDeviceRequest(action, ticket)?.request).take;
  expect([taken('1001'), taken('')]).toEqual([{ cookie: 'session_id=1001' }, { cookie: '' }]);
  expect(toDeviceRequest(action, null)).toBeNull();
});
