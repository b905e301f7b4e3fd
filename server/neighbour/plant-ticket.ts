import { randomUUID } from 'node:crypto';
import { stringifySetCookie } from 'cookie';
import { ticketCookie } from '#shared/session/vocabulary.ts';
import type { Actor, RecordedEvent, TraceEventOf } from '#shared/trace/event.ts';

/** A ticket of somebody else's for one sandbox, as a browser takes it in. */
export type Planted = {
  sandboxId: string;
  actor: Actor;
  ticket: string;
  by: string;
  httpOnly: boolean;
  how: Extract<TraceEventOf<'note'>['note'], { kind: 'ticket-planted' }>['how'];
};

const pathOf = (sandboxId: string): string => `/s/${sandboxId}/`;

/**
 * The one cookie that is ever set for a thief: the demo app's own, and for this sandbox's address alone, so that whatever
 * the demo app sets itself takes its place.
 */
export const toPlantedCookie = (
  { sandboxId, ticket, httpOnly }: Pick<Planted, 'sandboxId' | 'ticket' | 'httpOnly'>,
  secure: boolean,
): string =>
  stringifySetCookie({
    name: ticketCookie,
    value: ticket,
    path: pathOf(sandboxId),
    httpOnly,
    secure,
    sameSite: 'lax',
  });

/** What the trace tells of it. @param at the sandbox's clock, in milliseconds since the epoch */
export const tellPlanted = (
  { sandboxId, actor, ticket, by, how, httpOnly }: Planted,
  at: number,
): RecordedEvent => ({
  type: 'note',
  at,
  exchange: `planted-${randomUUID().slice(24)}`,
  actor,
  server: 'A',
  source: null,
  note: { kind: 'ticket-planted', ticket, by, how, path: pathOf(sandboxId), httpOnly },
});
