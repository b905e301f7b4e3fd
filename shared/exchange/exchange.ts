import type { ServerName } from '../sandbox/server.ts';
import type { Actor, RecordedEvent } from '../trace/event.ts';
import type { Answer, HttpRequest } from './http-message.ts';
import type { KnownSecrets } from './known-secrets.ts';

/** One request with all that it causes. It is handed on from function to function: nobody asks which one is running. */
export type Exchange = {
  id: string;
  actor: Actor;
  /** The server that answers, unless there is a `receiver`. */
  server: ServerName;
  /** Who answers, where it is no server of the cloakroom. */
  receiver?: Actor;
  /** The clock by which it is told, in milliseconds since the epoch; it may jump while the request is under way. */
  now(): number;
  /** Numbers its calls of the store. */
  nextCall(): number;
  /** What must not be read in its events: whoever records one hides it there. */
  secrets: KnownSecrets;
  /** Takes what happens meanwhile. Never throws. */
  record(event: RecordedEvent): void;
};

/** Answers a request on behalf of an exchange. Rejects when there is no answer, as when the connection was cut. */
export type Handle<Of extends Exchange = Exchange> = (exchange: Of, request: HttpRequest) => Promise<Answer>;

/** What each event of an exchange says of it. */
export function aboutExchange({
  id,
  actor,
  server,
}: Exchange): Pick<RecordedEvent, 'exchange' | 'actor' | 'server'> {
  return { exchange: id, actor, server };
}
