import { randomUUID } from 'node:crypto';
import { stringifySetCookie } from 'cookie';
import { ticketCookie } from '#shared/session/vocabulary.ts';
import type { Actor, RecordedEvent, TraceEventOf } from '#shared/trace/event.ts';
/** A ticket of somebody else's for one sandbox, as a browser takes it in. */
export type Planted = {
  sandboxId: string;
  /** Where that lies. */
  mount: string;
  actor: Actor;
  ticket: string;
  by: string;
  httpOnly: boolean;
  how: Extract<TraceEventOf<'note'>['note'], { kind: 'ticket-planted' }>['how'];
};

/**
 * The one cookie that is ever set for a thief: the demo app's own, and for this sandbox's address alone, so that whatever
 * the demo app sets itself takes its place.
 */
export const toPlantedCookie = (
  { mount, ticket, httpOnly }: Pick<Planted, 'mount' | 'ticket' | 'httpOnly'>,
  secure: boolean,
): string =>
  stringifySetCookie({
    name: ticketCookie,
    value: ticket,
    path: mount,
    httpOnly,
    secure,
    sameSite: 'lax',
  });

/** What the trace tells of it. @param at the sandbox's clock, in milliseconds since the epoch */
export const tellPlanted = (
  { mount, actor, ticket, by, how, httpOnly }: Planted,
  at: number,
): RecordedEvent => ({
  type: 'note',
  at,
  exchange: `planted-${randomUUID().slice(24)}`,
  actor,
  server: 'A',
  source: null,
  note: { kind: 'ticket-planted', ticket, by, how, path: mount, httpOnly },
});
