import type { ServerName } from '../sandbox/server.ts';
import { sayDuration } from '../trace/say-duration.ts';
import type { Answer } from './answer.ts';
import { beginning, type Interference, type LearnerRealm, type OpenOptions } from './lab.ts';
import { Misbehaviour } from './misbehaviour.ts';
import { createSiteStore, type SiteStore } from './site-store.ts';
import { createVisitor, type Visitor, type VisitorKind } from './visitor.ts';

/** The learner's servers over one store: at the start of time server A alone, and the store empty. */
export type Site = {
  visitor(name: string, kind?: VisitorKind): Visitor;
  store: SiteStore;
  /** One more server of the same text, with a memory of its own, over the same store. */
  startServer(name: ServerName): Promise<void>;
  /** Ends a server and starts it again: it forgets all that was not in the store. */
  restart(name: ServerName): Promise<void>;
  /** Moves time on, for the servers, their timers and the store. */
  advance(ms: number): Promise<void>;
  /** Makes clocks and `Math.random` stand still at fixed values, or run again. */
  freeze(frozen: boolean): Promise<void>;
  /** What becomes of the servers' own store commands from now on. */
  interfere(how: Interference): Promise<void>;
  /** Fails the check unless the condition holds; `at` is the answer, or the number of the event, that shows it. */
  must(condition: boolean, happened: string, options?: { at?: Answer | number }): void;
  events: LearnerRealm['events'];
  strays: LearnerRealm['strays'];
  printed: LearnerRealm['printed'];
};

/** @param did writes down one step, as a sentence */
export function createSite(realm: LearnerRealm, options: OpenOptions, did: (sentence: string) => void): Site {
  const openedAt = performance.now();
  let skippedMs = 0;
  let exchanges = 0;
  let visitors = 0;
  const servers = new Set<ServerName>(['A']);

  const blame = (happened: string, find: (events: Awaited<ReturnType<Site['events']>>) => number | null) =>
    new Misbehaviour(happened, async () => {
      const events = await realm.events();
      return { realm, events, offending: find(events) };
    });

  const mustAnswer = (condition: boolean, happened: string, exchange: string) => {
    if (condition) return;
    throw blame(happened, (events) => {
      const ofExchange = (type: string) =>
        events.findLastIndex((event) => event.exchange === exchange && event.type === type);
      const index = ofExchange('response') < 0 ? ofExchange('request') : ofExchange('response');
      return index < 0 ? null : index + 1;
    });
  };

  const doorway = {
    async request(request: Omit<Parameters<LearnerRealm['request']>[0], 'exchange'>) {
      exchanges += 1;
      const exchange = `x${exchanges}`;
      return { answer: await realm.request({ ...request, exchange }), exchange };
    },
    now: () => beginning + skippedMs + performance.now() - openedAt,
    servers: () => servers.size,
    did,
    // Secure cookies belong to https, which ends at a proxy.
    headers: options.secureCookies ? { 'x-forwarded-proto': 'https' } : {},
    must: mustAnswer,
  };

  return {
    visitor(name, kind = 'browser') {
      visitors += 1;
      return createVisitor({ id: toActorId(kind, visitors), kind, name: name.slice(0, 40) }, doorway);
    },
    store: createSiteStore(realm, did),
    async startServer(name) {
      did(`Server ${name} starts, over the same store.`);
      await realm.startServer(name);
      servers.add(name);
    },
    async restart(name) {
      did(`Server ${name} restarts: its memory is empty.`);
      await realm.startServer(name);
    },
    async advance(ms) {
      const time = sayDuration(ms);
      did(`${time} ${/^1 [a-z]+$/.test(time) ? 'passes' : 'pass'}.`);
      await realm.advance(ms);
      skippedMs += ms;
    },
    async freeze(frozen) {
      did(frozen ? 'Clocks and Math.random stand still.' : 'Clocks and Math.random run again.');
      await realm.freeze(frozen);
    },
    async interfere(how) {
      did(interferenceSentence(how));
      await realm.interfere(how);
    },
    must(condition, happened, { at } = {}) {
      if (typeof at === 'object') return mustAnswer(condition, happened, at.exchange);
      if (!condition) throw blame(happened, (events) => at ?? lastResponse(events));
    },
    events: () => realm.events(),
    strays: () => realm.strays(),
    printed: () => realm.printed(),
  };
}

function lastResponse(events: Awaited<ReturnType<Site['events']>>): number | null {
  const index = events.findLastIndex((event) => event.type === 'response');
  return index < 0 ? null : index + 1;
}

function interferenceSentence(how: Interference): string {
  switch (how.type) {
    case 'none':
      return 'The store works as usual.';
    case 'reject':
      return 'The store refuses every command.';
    case 'delay':
      return `The store takes ${sayDuration(how.ms)} for every command.`;
    case 'hold-unawaited':
      return `The store takes ${sayDuration(how.ms)} for every command, and an answer that does not wait for it comes first.`;
    case 'hold-after':
      return how.nth === 0
        ? 'The store takes its time: what the server sends it is held back.'
        : `What the server sends the store after its ${ordinal(how.nth)} command is held back.`;
    case 'silence':
      return 'The store no longer answers.';
    case 'reject-from':
      return how.nth === 1
        ? 'The store refuses every command.'
        : `The store refuses command number ${how.nth} and all after it.`;
  }
}

const ordinal = (nth: number): string => ['first', 'second', 'third'][nth - 1] ?? `${nth}th`;

/** The first browser is *the* browser, whose place in a diagram is always there. */
const toActorId = (kind: string, visitors: number): string =>
  kind === 'browser' && visitors === 1 ? 'browser' : `${kind}-${visitors}`;
