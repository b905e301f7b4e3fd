import type { ServerName } from '../../sandbox/server.ts';
import { people } from '../people.ts';
import type { Deed, Said } from '../tests/test-protocol.ts';

/** What the server answered. */
export type TestAnswer = { status: number; body: unknown };
type Where = { at?: ServerName };

/** Somebody's browser, which keeps and clears cookies as browsers do. `ticket` is a copy of what it showed after the login. */
export type TestBrowser = {
  ticket: string;
  ask(where?: Where): Promise<TestAnswer>;
  logOut(where?: Where): Promise<TestAnswer>;
};

/** What a test may do in the cloakroom whose server it judges: the module `cloakroom`. */
export type Cloakroom = {
  /** Seconds until a session ends. */
  ttlSeconds: number;
  /** Logs somebody in, at server A, with a browser of their own. */
  logIn(username: string): Promise<TestBrowser>;
  /** Shows a copied ticket, as whoever has stolen it would. */
  show(ticket: string, where?: Where): Promise<TestAnswer>;
  /** The admin ends every session of a person. */
  revoke(username: string, where?: Where): Promise<TestAnswer>;
  /** Moves every clock on. */
  advance(seconds: number): Promise<void>;
};

/** Enough for any test; a clock cannot be moved on for ever. */
const mostSeconds = 30 * 24 * 3600;

/**
 * @param want has something done, and resolves with what came of it
 * @param read hears which answer a test has looked at
 * @throws {TypeError} in the learner's own line, for what nobody can do
 */
export function createCloakroom(
  ttlSeconds: number,
  want: (deed: Deed) => Promise<Said>,
  read: (exchange: string) => void,
): Cloakroom {
  const ask = async (deed: Deed): Promise<TestAnswer> => {
    const said = await want(deed);
    if (said.type !== 'answer') throw new TypeError('The cloakroom gave no answer.');
    const { status, body, exchange } = said;
    // Noted as it is read: of several answers, a failure is about the one that was looked at last.
    return {
      get status() {
        read(exchange);
        return status;
      },
      get body() {
        read(exchange);
        return body;
      },
    };
  };
  const toBrowser = (browser: number, ticket: string): TestBrowser => ({
    ticket,
    ask: async (where) => ask({ do: 'ask', browser, at: placeIn(where) }),
    logOut: async (where) => ask({ do: 'logOut', browser, at: placeIn(where) }),
  });

  return {
    ttlSeconds,
    async logIn(username) {
      const said = await want({ do: 'logIn', username: knownAs(username, 'logIn') });
      if (said.type !== 'let in') throw new TypeError('The cloakroom let nobody in.');
      return toBrowser(said.browser, said.ticket);
    },
    async show(ticket, where) {
      if (typeof ticket !== 'string' || ticket === '')
        throw new TypeError(`show needs a ticket, such as ada.ticket, and was given ${say(ticket)}`);
      return ask({ do: 'show', ticket: ticket.slice(0, 1000), at: placeIn(where) });
    },
    revoke: async (username, where) =>
      ask({ do: 'revoke', username: knownAs(username, 'revoke'), at: placeIn(where) }),
    async advance(seconds) {
      if (typeof seconds !== 'number' || !(seconds > 0) || seconds > mostSeconds)
        throw new TypeError(
          `advance needs a number of seconds, 30 days at most, and was given ${say(seconds)}`,
        );
      await want({ do: 'advance', seconds });
    },
  };
}

const guests: readonly string[] = [people.ada.username, people.grace.username];

function knownAs(username: unknown, who: string): string {
  const name = String(username);
  if (typeof username === 'string' && guests.includes(name)) return name;
  throw new TypeError(`${who} needs a guest, 'ada' or 'grace', and was given ${say(username)}`);
}

function placeIn(where: unknown): ServerName {
  const { at = 'A' } = Object(where ?? {}) as { at?: unknown };
  if (at === 'A' || at === 'B') return at;
  throw new TypeError(`There are the servers 'A' and 'B', and not ${say(at)}`);
}

const say = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value.slice(0, 40))
    : value instanceof Promise
      ? 'a promise'
      : String(value);
