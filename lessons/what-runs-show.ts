import { tellDropped } from '#shared/trace/drop.ts';
import type { TraceEvent } from '#shared/trace/event.ts';

/** What a run of a mistake must come to: who is answered what at its end, as `tellRun` has it, and which arrow is the reason. */
type Shown = {
  broken: string;
  mended: string;
  /** An arrow that is in this run and not in the other. */
  reason: { in: 'broken' | 'mended'; arrow: RegExp };
};

/** For each lesson about a mistake, by its name in addresses. The walk holds them to it, on the mock and on Redis. */
export const whatRunsShow: Readonly<Record<string, Shown>> = {
  'one-rack-each': {
    broken: 'Browser: 401',
    mended: 'Browser: 200',
    reason: { in: 'mended', arrow: /^store: GET session:/ },
  },
  'the-number-in-the-hatband': {
    broken: 'Thief: 200',
    mended: 'Thief: 302',
    reason: { in: 'mended', arrow: /^Browser: POST \/drop, no ticket$/ },
  },
  'no-closing-time': {
    broken: 'Thief: 200',
    mended: 'Thief: 302',
    reason: { in: 'broken', arrow: /^store: SET session:/ },
  },
  'counted-tickets': {
    broken: 'Thief: 200',
    mended: 'Thief: 302',
    // One number beside his own, so that somebody hangs under it.
    reason: { in: 'broken', arrow: /^store: GET session:\d{4,15}$/ },
  },
  'the-torn-stub': {
    broken: 'Thief: 200',
    mended: 'Thief: 401',
    reason: { in: 'mended', arrow: /^store: DEL session:/ },
  },
  'a-number-on-your-hand': {
    broken: 'Thief: 200',
    mended: 'Thief: 401',
    reason: { in: 'mended', arrow: /^store: DEL session:/ },
  },
  'a-foreign-page': {
    broken: 'Browser: 401',
    mended: 'Browser: 200',
    reason: { in: 'broken', arrow: /^store: DEL session:/ },
  },
};

/**
 * A run in short: its arrows, `Thief: GET /api/protected`, `store: DEL session:…`, `own store: map.get`, and the last
 * answer, `Thief: 401`.
 */
export function tellRun(run: readonly TraceEvent[]): { arrows: string[]; end: string } {
  const arrows: string[] = [];
  let end = 'nobody was answered';
  for (const event of run) {
    const { name } = event.actor;
    if (event.type === 'request')
      arrows.push([`${name}: ${event.method} ${event.path}`, tellDropped(event)].filter(Boolean).join(', '));
    if (event.type === 'response') end = `${name}: ${event.status}`;
    if (event.type === 'store-command')
      for (const command of event.commands) arrows.push(`store: ${command.name} ${command.args.join(' ')}`);
    if (event.type === 'own-store') arrows.push(`own store: ${event.operation.name}`);
  }
  return { arrows, end };
}
