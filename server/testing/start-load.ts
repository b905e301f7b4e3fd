import { expect } from 'vitest';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { Ask } from './ask-server.ts';
import type { TestSandbox } from './open-sandbox.ts';

/** How many requests are under way at any time. */
export const LOAD_WIDTH = 4;

export type Visited = { visit: number; status: number; ms: number };

/** A few visitors who ask one thing after another, until told to stop. Each visit can be told from the others. */
export function startLoad(sandbox: TestSandbox, init: Ask) {
  const answers: Visited[] = [];
  let going = true;
  let visits = 0;
  const goOn = async () => {
    while (going) {
      const startedAt = Date.now();
      const visit = ++visits;
      const { status } = await sandbox.ask(`api/protected?visit=${visit}`, init);
      answers.push({ visit, status, ms: Date.now() - startedAt });
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  };
  const visitors = Array.from({ length: LOAD_WIDTH }, goOn);
  return {
    answers,
    stop: () => {
      going = false;
      return Promise.all(visitors);
    },
  };
}

/** Each visit that was answered is in the trace once and whole, and none is there twice. */
export function expectAcknowledged(answers: readonly Visited[], events: readonly TraceEvent[]): void {
  for (const { visit, status } of answers) {
    const requests = events.filter(
      (event) => event.type === 'request' && event.path === `/api/protected?visit=${visit}`,
    );
    const told = requests.map(({ exchange }) =>
      events
        .filter((event) => event.exchange === exchange)
        .map(({ type }) => type)
        .join(' '),
    );
    if (status === 200)
      expect(told, `visit ${visit}`).toEqual(['request store-command store-reply response']);
    else expect(told.length, `visit ${visit}`).toBeLessThan(2);
  }
}
