// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { idleTime } from './idle-time.ts';

it.each([
  ['<meta name="idle-seconds" content="7200">', '2 hours'],
  ['<meta name="idle-seconds" content="2700">', '45 minutes'],
  ['<meta name="idle-seconds" content="">', 'a while'],
  ['', 'a while'],
])('reads from %s that it is %s', (head, time) => {
  document.head.innerHTML = head;
  expect(idleTime()).toBe(time);
});
