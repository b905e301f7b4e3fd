import { expect, it } from 'vitest';
import { createTraceBuilder } from '../trace/trace-builder.ts';
import { foldWorld } from '../world/fold-world.ts';
import type { ActionOf } from './lesson.ts';
import { scriptByHand } from './script-by-hand.ts';

const id = '4f2a'.repeat(8);
const thief = { id: 'attacker-1', kind: 'attacker', name: 'Thief' } as const;

function setup(attributes: string) {
  const trace = createTraceBuilder();
  trace.exchange({
    method: 'POST',
    path: '/api/login',
    status: 200,
    reason: 'OK',
    setCookie: [`session_id=${id}; Path=/${attributes}`],
  });
  const by = (more: Partial<ActionOf<'script'>>) => {
    const { events } = trace;
    const page = { sandboxId: 'abc', events, world: foldWorld(events), token: null };
    return scriptByHand({ type: 'script', label: 'x', ...more }, page);
  };
  const comes = () =>
    trace.exchange({ method: 'GET', path: '/', status: 404, reason: 'Not Found', actor: thief });
  return { by, comes };
}

it('asks as a script does, with whatever ticket the terminal has', () => {
  expect(setup('').by({ route: 'GET /api/protected' })).toEqual({
    isOutside: false,
    request: { method: 'GET', path: '/api/protected', headers: {}, body: null },
  });
});

it.each([
  ['', `session_id=${id}`],
  ['; HttpOnly', ''],
])('leaves in the drop what a script sees of a cookie that says “%s”', (attributes, cookie) => {
  const { by, comes } = setup(attributes);
  expect(by({ 'sends-to': 'Thief' }), 'while he has no drop').toBeNull();
  comes();
  expect(by({ 'sends-to': 'Thief' })).toEqual({
    isOutside: true,
    request: {
      method: 'POST',
      path: '/api/sandboxes/abc/devices/attacker-1/drop',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ cookie }),
    },
  });
  expect(by({ 'sends-to': 'Another' })).toBeNull();
});
