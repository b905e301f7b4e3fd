import type { TraceEvent } from '../trace/event.ts';

/** What stands for an item of an order in the trace. */
export type Match =
  | { type: 'asks'; route: string; by: string | null }
  | { type: 'answers'; status: number; to: string | null; route: string | null; saying: string | null }
  | { type: 'command' | 'reply'; name: string; key: string }
  | { type: 'note'; kind: string };

/** How an author writes each, for messages. */
export const matchExamples = [
  '[asks POST /api/logout]',
  '[asks GET /api/protected by Thief]',
  '[answers 401 to Thief]',
  '[answers 200 to Thief for GET /api/protected]',
  '[answers 401 to Thief saying expired]',
  '[command DEL session:]',
  '[reply DEL session:]',
  '[note keys-expired]',
];

const noteKinds = [
  'clock-moved',
  'keys-expired',
  'ticket-planted',
  'script-asks',
  'script-read-cookies',
  'server-changed',
  'store-changed',
];

/** Reads what an author wrote in an item's brackets; null where it is none of the forms. */
export function readMatch(written: string): Match | null {
  const asks = /^asks ((?:GET|POST) \/\S*)(?: by (.+))?$/.exec(written);
  if (asks) return { type: 'asks', route: asks[1] ?? '', by: asks[2] ?? null };
  const answers = /^answers ([1-5]\d\d)(?: to (.+?))?(?: for ((?:GET|POST) \/\S*))?(?: saying (\S+))?$/.exec(
    written,
  );
  if (answers) {
    const [, status, to = null, route = null, saying = null] = answers;
    return { type: 'answers', status: Number(status), to, route, saying };
  }
  const stored = /^(command|reply) ([A-Z]+) (\S+)$/.exec(written);
  if (stored) {
    const type = stored[1] === 'reply' ? 'reply' : 'command';
    return { type, name: stored[2] ?? '', key: stored[3] ?? '' };
  }
  const note = /^note (\S+)$/.exec(written)?.[1];
  return note !== undefined && noteKinds.includes(note) ? { type: 'note', kind: note } : null;
}

/** The first event that an item stands for; null where there is none. */
export function findMatch(match: Match, events: readonly TraceEvent[]): TraceEvent | null {
  if (match.type === 'reply') {
    const command = findMatch({ ...match, type: 'command' }, events);
    if (command?.type !== 'store-command') return null;
    const isReply = (one: TraceEvent) =>
      one.type === 'store-reply' && one.exchange === command.exchange && one.call === command.call;
    return events.find(isReply) ?? null;
  }
  return events.find((event) => isIt(match, event, events)) ?? null;
}

function isIt(match: Match, event: TraceEvent, events: readonly TraceEvent[]): boolean {
  switch (match.type) {
    case 'asks':
      return isFor(match.route, event) && isBy(match.by, event);
    case 'answers': {
      const { status, to, route, saying } = match;
      if (event.type !== 'response' || event.status !== status || !isBy(to, event)) return false;
      if (saying !== null && !event.body?.text.includes(saying)) return false;
      return route === null || events.some((one) => one.exchange === event.exchange && isFor(route, one));
    }
    case 'command':
      return (
        event.type === 'store-command' &&
        event.commands.some(
          ({ name, args }) => name.toUpperCase() === match.name && (args[0] ?? '').startsWith(match.key),
        )
      );
    case 'note':
      return event.type === 'note' && event.note.kind === match.kind;
    case 'reply':
      return false;
  }
}

const isFor = (route: string, event: TraceEvent): boolean =>
  event.type === 'request' && `${event.method} ${event.path.split('?')[0]}` === route;

/** Without a name it is the learner's own browser. */
const isBy = (name: string | null, { actor }: TraceEvent): boolean =>
  name === null ? actor.kind === 'browser' : actor.name === name;
