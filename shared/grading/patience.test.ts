import { expect, it } from 'vitest';
import { createPatience } from './patience.ts';

it('waits less for a text that has hung, and as long as ever for another text', () => {
  const patience = createPatience();
  const { call } = patience.limits();
  patience.wear(null);
  expect(patience.limits().call).toBeLessThan(call);
  patience.reset();
  expect(patience.limits().call).toBe(call);
});

it('is over with the request that held the thread again and again, and with no other', () => {
  const patience = createPatience();
  for (let times = 0; times < 4; times += 1) {
    expect(patience.isOver('POST /api/login')).toBe(false);
    patience.wear('POST /api/login');
    patience.wear(null);
  }
  expect(patience.isOver('POST /api/login')).toBe(true);
  expect(patience.isOver('POST /api/logout')).toBe(false);
});
