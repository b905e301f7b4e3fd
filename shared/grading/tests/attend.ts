import { operator } from '../../trace/actors.ts';
import type { RecordedEvent, TraceEventOf } from '../../trace/event.ts';
import type { Answer } from '../answer.ts';
import { beginning } from '../lab.ts';
import { people } from '../people.ts';
import { learnerFile } from '../run-check.ts';
import type { Site } from '../site.ts';
import { copyOf, showCookie } from '../steps.ts';
import type { Visitor } from '../visitor.ts';
import type { Deed, Said } from './test-protocol.ts';

/** Does at a site what a test wants done there. */
export type Attendant = {
  /** @param line the learner's, on which it was asked for. */
  attend(what: Deed, line: number | null): Promise<Said>;
  /** What was said over the wire, with the learner's lines that caused it, and time as it was moved on. */
  events(): Promise<RecordedEvent[]>;
};

/**
 * Real milliseconds for a command while a session is being ended. What an answer does not wait for stays held until time
 * is moved on, or a server whose answer comes too early would look right on a quick machine.
 */
const slowStore = { type: 'hold-unawaited', ms: 4 } as const;

export function createAttendant(site: Site): Attendant {
  const browsers: Visitor[] = [];
  const lines = new Map<string, number>();
  /** `after` so many events of the wire. */
  const notes: { after: number; event: RecordedEvent }[] = [];
  let hasB = false;
  let isSlow = false;
  let thief: Visitor | null = null;
  let admin: Visitor | null = null;
  let movedMs = 0;

  const browser = (index: number): Visitor => {
    const known = browsers[index];
    if (known) return known;
    throw new Error(`Could not find browser ${index}: the tests’ realm has made it up.`);
  };
  const goTo = async (server: 'A' | 'B', visitor: Visitor): Promise<Visitor> => {
    if (server === 'B' && !hasB) {
      hasB = true;
      await site.startServer('B');
    }
    return visitor.at(server);
  };
  const note = async (given: TraceEventOf<'note'>['note']) => {
    const events = await site.events();
    const at = Math.max(events.at(-1)?.at ?? 0, beginning + movedMs);
    const exchange = `move-${notes.length + 1}`;
    const event = {
      type: 'note',
      at,
      exchange,
      actor: operator,
      server: 'A',
      source: null,
      note: given,
    } as const;
    notes.push({ after: events.length, event });
  };
  /** None of our servers refuses a login. */
  const mustLogIn = async (visitor: Visitor, username: string): Promise<Answer> => {
    const login = await visitor.logIn(username);
    if (login.isSuccess) return login;
    throw new Error(`The login of ${username} was answered with ${login.status}.`);
  };
  const slowDown = async () => {
    if (!isSlow) await site.interfere(slowStore);
    isSlow = true;
  };
  const advance = async (ms: number) => {
    const before = await site.store.keys();
    if (isSlow) await site.interfere({ type: 'none' });
    isSlow = false;
    await site.advance(ms);
    movedMs += ms;
    await note({ kind: 'clock-moved', byMs: ms });
    const left = await site.store.keys();
    const gone = before.filter((key) => !left.includes(key));
    if (gone.length > 0) await note({ kind: 'keys-expired', keys: gone });
  };

  /** Null where nothing was answered. */
  const act = async (what: Exclude<Deed, { do: 'logIn' }>): Promise<Answer | null> => {
    switch (what.do) {
      case 'ask':
        return (await goTo(what.at, browser(what.browser))).lookUp();
      case 'show':
        thief ??= site.visitor('Somebody with a copy', 'attacker');
        return showCookie(await goTo(what.at, thief), what.ticket);
      case 'logOut':
        await slowDown();
        return (await goTo(what.at, browser(what.browser))).logOut();
      case 'revoke': {
        const person = Object.values(people).find(({ username }) => username === what.username);
        admin ??= site.visitor('Admin', 'admin');
        await mustLogIn(admin, 'admin');
        await slowDown();
        const told = `The admin revokes every session of ${what.username}`;
        const desk = await goTo(what.at, admin);
        return desk.send({ method: 'POST', path: '/api/admin/revoke', json: { userId: person?.id }, told });
      }
      case 'advance':
        await advance(what.seconds * 1000);
        return null;
    }
  };

  return {
    async attend(what, line) {
      const remember = ({ exchange }: Answer) => {
        if (line !== null) lines.set(exchange, line);
      };
      if (what.do === 'logIn') {
        const earlier = browsers.filter(({ name }) => name.startsWith(nameOf(what.username))).length;
        const visitor = site.visitor(`${nameOf(what.username)}${earlier > 0 ? ` ${earlier + 1}` : ''}`);
        remember(await mustLogIn(visitor, what.username));
        browsers.push(visitor);
        return { type: 'let in', browser: browsers.length - 1, ticket: copyOf(visitor) };
      }
      const answer = await act(what);
      if (!answer) return { type: 'done' };
      remember(answer);
      const { status, exchange } = answer;
      return { type: 'answer', status, body: answer.json(), exchange };
    },
    async events() {
      const all = (await site.events()).map((event): RecordedEvent => {
        const isOfWire = event.type === 'request' || event.type === 'response';
        const line = isOfWire ? lines.get(event.exchange) : undefined;
        // The server's own lines are not the learner's to look at.
        return { ...event, source: line === undefined ? null : { file: learnerFile, line } };
      });
      for (const { after, event } of notes.toReversed()) all.splice(after, 0, event);
      return all;
    },
  };
}

const nameOf = (username: string) => `${username[0]?.toUpperCase()}${username.slice(1)}’s browser`;
