import { expect, it } from 'vitest';
import { createOpenPatience, createPatience } from './patience.ts';

it('waits less for a text that has hung, and as long as ever for another text', () => {
  const patience = createPatience();
  const { call } = patience.limits();
  patience.wear(null, 'no-answer');
  expect(patience.limits().call).toBeLessThan(call);
  patience.reset();
  expect(patience.limits().call).toBe(call);
});

const told = {
  'no-answer': 'left its visitors without an answer',
  'time-out': 'held the thread',
  memory: 'taken all the memory',
  ended: 'ended the process',
} as const;
const losses = ['no-answer', 'time-out', 'memory', 'ended'] as const;

it.each(losses)(
  'is over after three times with the request that was lost by %s, and with no other',
  (loss) => {
    const patience = createPatience();
    for (let times = 0; times < 3; times += 1) {
      expect(patience.refusal('POST /api/login')).toBeNull();
      patience.wear('POST /api/login', loss);
    }
    expect(patience.refusal('POST /api/login')).toMatchObject({
      fault: loss,
      message: `POST /api/login was not asked again: it has ${told[loss]} too often.`,
    });
    expect(patience.refusal('POST /api/logout')).toBeNull();
    expect(patience.refusal(null)).toBeNull();
    patience.reset();
    expect(patience.refusal('POST /api/login')).toBeNull();
  },
);

it('starts no server again that was lost three times without any request', () => {
  const patience = createPatience();
  for (let times = 0; times < 3; times += 1) patience.wear(null, 'time-out');
  expect(patience.refusal(null)?.message).toBe(
    'Your server was not started again: it has held the thread too often.',
  );
});

it('is over with a server that hangs wherever it is asked', () => {
  const patience = createPatience();
  for (let nth = 0; nth < 8; nth += 1) {
    expect(patience.refusal('GET /another')).toBeNull();
    patience.wear(`GET /${nth}`, 'no-answer');
  }
  const deed = 'left its visitors without an answer too often.';
  expect(patience.refusal('GET /another')).toMatchObject({
    fault: 'no-answer',
    message: `GET /another was not asked: your server has ${deed}`,
  });
  expect(patience.refusal(null)).toMatchObject({
    fault: 'no-answer',
    message: `Your server was not started again: it has ${deed}`,
  });
});

it('is over with a server whose answers all come late, and never with one that is quick', () => {
  const patience = createPatience();
  for (let nth = 0; nth < 10_000; nth += 1) patience.spend(250);
  expect(patience.refusal('GET /')).toBeNull();
  for (let nth = 0; nth < 12; nth += 1) patience.spend(1450);
  expect(patience.refusal('GET /')).toBeNull();
  patience.spend(1450);
  expect(patience.refusal('GET /')).toMatchObject({
    fault: 'too-slow',
    message: 'GET / was not asked: your server’s answers have taken too long for that.',
  });
  expect(patience.refusal(null)).toMatchObject({
    fault: 'too-slow',
    message: 'Your server was not started again: its answers have taken too long for that.',
  });
});

it('refuses nothing to somebody who tries by hand, and waits less for what has hung all the same', () => {
  const patience = createOpenPatience();
  const { answer } = patience.limits();
  for (let nth = 0; nth < 100; nth += 1) {
    patience.wear('GET /', 'no-answer');
    patience.spend(1450);
  }
  expect([patience.refusal('GET /'), patience.refusal(null)]).toEqual([null, null]);
  expect(patience.limits().answer).toBeLessThan(answer);
});
