import { sessionIdOf } from '#shared/session/vocabulary.ts';
import { storeCommands } from '#shared/store/commands.ts';
import type { TraceEvent, TraceEventOf } from '#shared/trace/event.ts';
import { headerValues } from '#shared/trace/header-values.ts';
import { givenTicket } from '#shared/world/moment.ts';
import type { PanelName } from '../panels/drawer-state.ts';

/** A place in the panels where there is more to see of what has just happened: `number` is the event to stand at. */
export type Place = { panel: PanelName; label: string; number: number };

/** More links than these would be a list to read. */
const most = 3;

/** Where to look further into what ended in an event, the most telling places first. */
export function placesInside(result: TraceEvent, events: readonly TraceEvent[]): Place[] {
  const exchange = events.filter((event) => event.exchange === result.exchange);
  const commands = exchange.filter((event) => event.type === 'store-command');
  const visit = commands.at(-1);
  return [
    ...onTheHook(exchange),
    ...atTheLine(exchange),
    ...(visit ? besides(visit) : []),
    ...inTheJar(result),
    ...(commands.length === 0 && result.type === 'response'
      ? [{ panel: 'wire', label: 'The whole answer', number: result.number } as const]
      : []),
  ].slice(0, most);
}

/** What the last visit to a session's hook left there, or found. What else a server keeps, such as a user's list, hangs on none. */
function onTheHook(exchange: readonly TraceEvent[]): Place[] {
  const visit = exchange.findLast((event) => event.type === 'own-store' || isReplyOfHook(event, exchange));
  if (!visit) return [];
  const label = isBare(visit, exchange) ? 'The bare hook' : 'What is on the hook';
  return [{ panel: 'store', label, number: visit.number }];
}

const isReplyOfHook = (event: TraceEvent, exchange: readonly TraceEvent[]): boolean => {
  const keys = askedBy(event, exchange)?.commands.flatMap(({ args }) => args) ?? [];
  return keys.some((key) => sessionIdOf(key) !== null);
};

const askedBy = (reply: TraceEvent, exchange: readonly TraceEvent[]) =>
  exchange.find(
    (event): event is TraceEventOf<'store-command'> =>
      event.type === 'store-command' && reply.type === 'store-reply' && event.call === reply.call,
  );

const isBare = (visit: TraceEvent, exchange: readonly TraceEvent[]): boolean => {
  if (visit.type === 'store-reply') {
    const asked = askedBy(visit, exchange)?.commands[0];
    const [first] = visit.replies;
    const removes = storeCommands.get(asked?.name.toUpperCase() ?? '')?.effect === 'removes';
    return first?.ok === true && (first.value === null || removes);
  }
  return (
    visit.type === 'own-store' &&
    (visit.operation.name === 'map.delete' ||
      (visit.operation.name === 'map.get' && visit.operation.value === null))
  );
};

/** The line of the server's code that did what mattered. */
function atTheLine(exchange: readonly TraceEvent[]): Place[] {
  const event =
    exchange.findLast(({ type, source }) => source && (type === 'store-command' || type === 'own-store')) ??
    exchange.findLast(({ source }) => source);
  if (!event?.source) return [];
  const { file, line } = event.source;
  return [{ panel: 'code', label: `${file}, line ${line}`, number: event.number }];
}

/** What travelled with a command. */
const besides = ({ commands, number }: TraceEventOf<'store-command'>): Place[] =>
  commands.length > 1 ? [{ panel: 'wire', label: `+${commands.length - 1} what else it wrote`, number }] : [];

function inTheJar(result: TraceEvent): Place[] {
  const { number } = result;
  if (result.type === 'note') {
    const isAboutJar = /^script-|^ticket-/.test(result.note.kind);
    return isAboutJar ? [{ panel: 'jar', label: 'The jar', number }] : [];
  }
  if (result.type === 'response' && result.receiver)
    return [{ panel: 'jar', label: 'What came to the drop', number }];
  if (result.type !== 'response' || headerValues(result.headers, 'set-cookie').length === 0) return [];
  const label = givenTicket(result) === 'cleared' ? 'The empty jar' : 'The cookie';
  return [{ panel: 'jar', label, number }];
}
