import { sessionIdOf } from '#shared/session/vocabulary.ts';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { shortenId, shortenIds } from '#shared/trace/shorten-id.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import {
  exampleSessionId,
  loginExchange,
  logoutExchange,
  lookupExchange,
} from '#shared/trace/trace-stories.ts';
import { applyEvent, emptyWorld } from '#shared/world/fold-world.ts';
import { type End, eventEnds } from '../diagram/event-ends.ts';

/** One moment of the example: what travels between whom, and what then is true. */
export type Frame = {
  number: number;
  from: End;
  to: End;
  label: string;
  isReply: boolean;
  sentence: string;
  /** The browser has the ticket in its pocket. */
  hasTicket: boolean;
  /** A coat hangs on the hook. */
  hasCoat: boolean;
};

export const exampleNumber = shortenId(exampleSessionId);

const labelOf = (event: TraceEvent): string => {
  switch (event.type) {
    case 'request':
      return `${event.method} ${event.path}`;
    case 'response':
      return `${event.status} ${event.reason}`;
    case 'store-command': {
      const { name = '', args = [] } = event.commands[0] ?? {};
      return shortenIds(`${name} ${args[0] ?? ''}`);
    }
    case 'store-reply': {
      const reply = event.replies[0];
      if (!reply?.ok || reply.value === null) return 'nothing';
      return typeof reply.value === 'string' && reply.value.startsWith('{')
        ? 'the session'
        : String(reply.value);
    }
    // A made-up visit to Redis: what servers keep for themselves does not come up in it.
    case 'own-store':
    case 'note':
      return '';
  }
};

/** A made-up visit: log in, be looked up, log out. What is drawn follows from its events alone, as in the lessons. */
export const createExampleFilm = (): Frame[] => {
  const trace = createTraceBuilder();
  loginExchange(trace);
  lookupExchange(trace);
  logoutExchange(trace);
  let world = emptyWorld;
  return trace.events.flatMap((event) => {
    world = applyEvent(world, event);
    const { from, to } = eventEnds(event);
    if (!to) return [];
    return [
      {
        number: event.number,
        from,
        to,
        label: labelOf(event),
        sentence: describeEvent(event),
        isReply: event.type === 'response' || event.type === 'store-reply',
        hasTicket: [...world.jars.values()].some(({ cookies }) => cookies.length > 0),
        hasCoat: [...world.keys.keys()].some((key) => sessionIdOf(key) !== null),
      },
    ];
  });
};
