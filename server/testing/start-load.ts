import type { TraceEvent } from '#shared/trace/event.ts';

/** How many requests are under way at any time. */
export const LOAD_WIDTH = 4;

export type Visited = { visit: number; status: number; ms: number };

const pathOf = (visit: number) => `api/protected?visit=${visit}`;

/**
 * A few visitors who ask one thing after another, until told to stop. Each visit can be told from the others.
 * @param ask gets a path of the demo app, without its first slash
 */
export function startLoad(ask: (path: string) => Promise<{ status: number }>) {
  const answers: Visited[] = [];
  let going = true;
  let visits = 0;
  const goOn = async () => {
    while (going) {
      const startedAt = Date.now();
      const visit = ++visits;
      const { status } = await ask(pathOf(visit));
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

/** What a trace tells of one visit: for each exchange that it has of it, the types of its events in order. */
export function tellVisit(visit: number, events: readonly TraceEvent[]): string[] {
  return events
    .filter((event) => event.type === 'request' && event.path === `/${pathOf(visit)}`)
    .map(({ exchange }) =>
      events
        .filter((event) => event.exchange === exchange)
        .map(({ type }) => type)
        .join(' '),
    );
}
