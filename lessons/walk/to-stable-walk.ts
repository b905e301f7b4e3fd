import { createHash } from 'node:crypto';
import type { Walk } from '#shared/export/walk-file.ts';
import { tokenSays } from '#shared/token/token-words.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { givenToken } from '#shared/trace/token-messages.ts';
import { createStableClock } from './stable-clock.ts';
import { createStableTokens } from './stable-tokens.ts';

/** The product’s own port, which `README.md` names, and those that come to it after. */
const FIRST_PORT = 4444;

const sessionId = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g;
const host = /(127\.0\.0\.1|localhost):(\d{2,5})/g;
/** Milliseconds since the epoch, of this century. */
const instant = /(?<!\d)1[5-9]\d{11}(?!\d)/g;
const expires = /Max-Age=(\d+)([^"]*?)Expires=[^;"]+/g;

/**
 * The same walk with made-up ids, ports and times, always the same: two recordings of the same lesson are then the same text, unless
 * something else happened. What was one is one afterwards, and what came after another still does; each event takes a millisecond, and
 * the clock is moved as it was. Numbers that were counted up or written by hand stay. The numbers that are a hash of a name and a minute become others of
 * the same form, too: they can no longer be reckoned from one another.
 */
export function toStableWalk({ trace, ...rest }: Walk, seed: string): Walk {
  const rename = createNames(seed);
  const toStableTokens = createStableTokens(seed, rename);
  const ports = new Map<string, number>();
  const { at, durationOf, instantOf, jumpOf } = createStableClock(trace.events);
  const own = new Map<string, string>();
  for (const event of trace.events) {
    for (const id of [...idsOf(event), ...numbersIn(event)]) own.set(id, rename(id));
  }

  const toText = (text: string, event: TraceEvent): string => {
    let stable = toStableTokens(text, (ms) => instantOf(ms, event));
    for (const [id, other] of own) stable = stable.replaceAll(id, other);
    return stable
      .replace(sessionId, rename)
      .replace(host, (_, name: string, port: string) => {
        if (!ports.has(port)) ports.set(port, FIRST_PORT + ports.size);
        return `${name}:${ports.get(port)}`;
      })
      .replace(expires, (_, seconds: string, between: string) => {
        const life = wholeMinutes(Number(seconds));
        return `Max-Age=${life}${between}Expires=${new Date(at(event) + life * 1000).toUTCString()}`;
      })
      .replace(instant, (known) => String(instantOf(Number(known), event)));
  };

  const events = trace.events.map((event) => {
    const renamed = JSON.parse(
      toText(JSON.stringify({ ...withLives(event, trace.events), at: 0 }), event),
    ) as TraceEvent;
    const timed = { ...renamed, at: at(event) };
    if ('durationMs' in timed) return { ...timed, durationMs: durationOf(event) };
    if (timed.type === 'note' && timed.note.kind === 'clock-moved')
      return { ...timed, note: { ...timed.note, byMs: jumpOf(timed.note.byMs) } };
    return timed;
  });
  return { trace: { dropped: trace.dropped, events }, ...rest };
}

/** Ids that the product made up: of exchanges, and of whoever is played. They end in hex digits; what stands before stays. */
const idsOf = (event: TraceEvent): string[] => {
  const receiver = 'receiver' in event ? event.receiver?.id : undefined;
  return [event.exchange, event.actor.id, receiver ?? ''].flatMap((id) => /[0-9a-f]{12}$/.exec(id) ?? []);
};

/** The numbers of tokens that an answer hands out. */
const numbersIn = (event: TraceEvent): string[] => {
  const token = event.type === 'response' ? givenToken(event)?.token : undefined;
  return token === undefined ? [] : [tokenSays(token)?.jti ?? ''];
};

/** Names of the same length and alphabet, made of how many came before. */
function createNames(seed: string): (id: string) => string {
  const names = new Map<string, string>();
  const counts = new Map<number, number>();
  return (id) => {
    const known = names.get(id);
    if (known !== undefined) return known;
    // Each kind is counted for itself, so that one exchange more does not rename all sessions.
    const count = (counts.get(id.length) ?? 0) + 1;
    counts.set(id.length, count);
    const digest = createHash('sha256').update(`${seed} ${id.length} ${count}`).digest('hex');
    const name = digest.slice(0, id.length);
    names.set(id, name);
    return name;
  };
}

/** Commands that say how long a key shall live, and the one that asks. */
const setting = new Set(['SETEX', 'EXPIRE', 'GETEX', 'SET']);
const asking = 'TTL';

/** A second that a slow machine took is no second of the story: lives are whole minutes, less what has passed. */
function withLives(event: TraceEvent, events: readonly TraceEvent[]): TraceEvent {
  if (event.type === 'store-command') {
    const commands = event.commands.map(({ name, args }) => ({
      name,
      args: setting.has(name.toUpperCase())
        ? args.map((arg, index) => (index > 0 ? toLife(arg) : arg))
        : args,
    }));
    return { ...event, commands };
  }
  if (event.type !== 'store-reply') return event;
  const asked = events.find(
    (one) => one.type === 'store-command' && one.exchange === event.exchange && one.call === event.call,
  );
  const replies = event.replies.map((reply, index) => {
    const command = asked?.type === 'store-command' ? asked.commands[index]?.name.toUpperCase() : null;
    return command === asking && reply.ok && typeof reply.value === 'number'
      ? { ...reply, value: wholeMinutes(reply.value) }
      : reply;
  });
  return { ...event, replies };
}

const toLife = (arg: string): string => (/^\d{2,9}$/.test(arg) ? String(wholeMinutes(Number(arg))) : arg);

const wholeMinutes = (seconds: number): number =>
  seconds % 60 > 30 ? Math.ceil(seconds / 60) * 60 : seconds;
