import type { RecordedEvent, Source, TraceEvent } from '../trace/event.ts';
import { findPrintedError, type PrintedError } from './find-printed-error.ts';
import { type Lab, LearnerFault, type LearnerRealm, type OpenOptions, usualOptions } from './lab.ts';
import { Misbehaviour, type Sighting } from './misbehaviour.ts';
import { createSite, type Site } from './site.ts';
import type { CheckResult, Tier } from './verdict.ts';

/** What a check says about itself. `name` reads as a claim about a right solution; the other texts are one sentence. */
export type CheckDeclaration = {
  id: string;
  name: string;
  tier: Tier;
  points: number;
  expected: string;
  why: string;
};

export type CheckContext = {
  /** The learner's server, anew: the module evaluated again, the store empty. `ttlSeconds` is 3600 by default. */
  open(options?: Partial<OpenOptions>): Promise<Site>;
  /** The same in a second realm, which shares neither process nor clock nor counters with the first. */
  openFresh(options?: Partial<OpenOptions>): Promise<Site>;
  /** The learner's tests, evaluated anew. */
  openTests(): Promise<LearnerRealm>;
  /**
   * A server of ours, anew, for tests to judge.
   * @param file as it lies among the exercises, without its ending
   */
  openServer(file: string, did: (sentence: string) => void): Promise<Site>;
  /** Writes down one step, as a sentence. */
  tell(sentence: string): void;
  /** What the check has to show though it passes: what a server of ours was given away by. */
  show(seen: Shown): void;
};

type Shown = Sighting & { happened: string };

export type CheckBody = (context: CheckContext) => Promise<void>;

/** No check takes so long unless something hangs. */
const limitMs = 20_000;

type Failure = Pick<CheckResult, 'status' | 'fault' | 'happened' | 'source'> & Sighting;

/**
 * Runs one check in a lab. Never throws: whatever goes wrong is in the result.
 * @param wantedSite whose message flow to keep if the check passes, where the first site that it opens is 1
 */
export async function runCheck(
  { declared, body }: { declared: CheckDeclaration; body: CheckBody },
  lab: Lab,
  wantedSite: number | null = null,
): Promise<CheckResult> {
  const startedAt = performance.now();
  const did: string[] = [];
  // One for each site, in order.
  const realms: LearnerRealm[] = [];
  let isOfTests = false;
  let wanted: Shown = { ...nothingSeen, happened: '' };

  // A realm forgets a site when it opens the next.
  const keepIfWanted = async () => {
    const last = realms.at(-1);
    if (last && realms.length === wantedSite)
      wanted = { ...(await sight(last)), offending: null, happened: '' };
  };
  const openIn = async (realm: LearnerRealm, given: Partial<OpenOptions> = {}) => {
    const options = { ...usualOptions, ...given };
    await keepIfWanted();
    realms.push(realm);
    await realm.open(options);
    return createSite(realm, options, (sentence) => did.push(sentence));
  };
  const context: CheckContext = {
    open: async (options) => openIn(await lab.enter(), options),
    openFresh: async (options) => openIn(await lab.enterFresh(), options),
    async openTests() {
      isOfTests = true;
      const realm = await lab.enter();
      await realm.open({ ...usualOptions, kind: 'tests' });
      return realm;
    },
    async openServer(file, tell) {
      const realm = await lab.enterServer(file);
      await realm.open(usualOptions);
      return createSite(realm, usualOptions, tell);
    },
    tell: (sentence) => did.push(sentence),
    show(seen) {
      wanted = seen;
    },
  };

  let failure: Failure | null;
  try {
    await withinLimit(body(context));
    failure = await findStrays(realms);
    if (!failure) await keepIfWanted();
  } catch (error) {
    failure = await explain(error, realms);
  }
  lab.endCheck(!failure, isOfTests ? declared.name : null);
  const seen = failure ?? wanted;
  const events = number(seen.events);
  const shown = events.find((event) => event.number === seen.offending) ?? null;
  return {
    ...declared,
    status: failure?.status ?? 'pass',
    fault: failure?.fault ?? null,
    did: countRepeats(did),
    happened: seen.happened,
    events,
    site: failure ? siteOf(failure.realm, realms) : wanted.realm && wantedSite,
    offending: shown?.number ?? null,
    source: failure?.source ?? (failure?.fault === 'grader-bug' ? null : (shown?.source ?? null)),
    durationMs: performance.now() - startedAt,
  };
}

/** Says once what was done many times in a row. */
function countRepeats(did: readonly string[]): string[] {
  const runs: { sentence: string; count: number }[] = [];
  for (const sentence of did) {
    const last = runs.at(-1);
    if (last?.sentence === sentence) last.count += 1;
    else runs.push({ sentence, count: 1 });
  }
  return runs.map(({ sentence, count }) =>
    count > 1 ? `${sentence.replace(/\.$/, '')}, ${count} times.` : sentence,
  );
}

async function withinLimit(running: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new LearnerFault('time-out', `The check was not done after ${limitMs / 1000} seconds.`)),
      limitMs,
    );
  });
  await Promise.race([running, limit]).finally(() => clearTimeout(timer));
}

async function findStrays(realms: LearnerRealm[]): Promise<Failure | null> {
  for (const realm of realms) {
    const [stray] = await realm.strays();
    if (stray) return strayFailure(stray, await sight(realm));
  }
  return null;
}

function strayFailure(
  { message, line }: { message: string; line: number | null },
  sighting: Sighting,
): Failure {
  return {
    status: 'fail',
    fault: 'unhandled-rejection',
    happened: `Nobody caught this error: ${message}. In Node it would end the whole server.`,
    source: line === null ? null : { file: learnerFile, line },
    ...sighting,
  };
}

/** The name under which the learner's file stands in sources. */
export const learnerFile = 'exercise.ts';

async function explain(error: unknown, realms: LearnerRealm[]): Promise<Failure> {
  const last = realms.at(-1);
  if (error instanceof Misbehaviour) {
    const sighting = await error.look();
    const isBroken = isServerError(sighting);
    const thrown = isBroken && last ? findPrintedError(await last.printed()) : null;
    const happened = isBroken ? `${error.message} ${thrownSentence(thrown)}` : error.message;
    const source = thrown?.line ? { file: learnerFile, line: thrown.line } : null;
    return { status: 'fail', fault: 'wrong-behaviour', happened, source, ...sighting };
  }
  if (error instanceof LearnerFault) {
    const sighting = last ? await sight(last) : nothingSeen;
    const [stray] = error.fault === 'no-answer' && last ? await last.strays().catch(() => []) : [];
    if (stray) return strayFailure(stray, sighting);
    const source =
      error.line === null
        ? lastSeen(sighting)
        : { file: learnerFile, line: error.line, ...(error.column !== null && { column: error.column }) };
    const status = error.fault === 'beyond-lab' ? 'error' : 'fail';
    return { status, fault: error.fault, happened: error.message, source, ...sighting };
  }
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const sighting = last ? await sight(last) : nothingSeen;
  // Vitest's own `expect` is a grader's statement about behaviour as well.
  const isExpectation = name === 'AssertionError';
  return {
    status: isExpectation ? 'fail' : 'error',
    fault: isExpectation ? 'wrong-behaviour' : 'grader-bug',
    happened: isExpectation
      ? (message.split('\n')[0] ?? message)
      : `The grader itself failed, which is not your fault: ${name}: ${message}`,
    source: null,
    ...sighting,
  };
}

/** True when what shows the fault is an answer of 500 or more, as Express gives it for what a handler throws. */
function isServerError({ events, offending }: Sighting): boolean {
  const event = offending === null ? null : events[offending - 1];
  return event?.type === 'response' && event.status >= 500;
}

/** Without an error handler of the learner's own, Express prints what a handler throws. */
const thrownSentence = (thrown: PrintedError | null): string => {
  if (!thrown)
    return 'No error was printed: if your code catches one, `console.error(error)` there names it here.';
  const { message, line } = thrown;
  return `Your code ran into ${message.replace(/\.$/, '')}${line ? ` (line ${line})` : ''}.`;
};

const nothingSeen: Sighting = { realm: null, events: [], offending: null };

/** The newest site of a realm. */
function siteOf(realm: LearnerRealm | null, realms: LearnerRealm[]): number | null {
  return realm ? realms.lastIndexOf(realm) + 1 : null;
}

/** Without a better clue the arrow to look at is the request that got no answer, or else the last answer. */
async function sight(realm: LearnerRealm): Promise<Sighting> {
  const events = await realm.events().catch(() => []);
  const open = events.findLastIndex((event) => event.type === 'request' && !isAnswered(event, events));
  const index = open >= 0 ? open : events.findLastIndex((event) => event.type === 'response');
  return { realm, events, offending: index < 0 ? null : index + 1 };
}

/** The line at which an exchange that was never answered was seen last: what holds it up comes after that. */
function lastSeen({ events, offending }: Sighting): Source | null {
  const request = events[(offending ?? 0) - 1];
  if (request?.type !== 'request') return null;
  return events.findLast(({ exchange, source }) => source && exchange === request.exchange)?.source ?? null;
}

function isAnswered(request: RecordedEvent, events: RecordedEvent[]): boolean {
  return events.some((event) => event.type === 'response' && event.exchange === request.exchange);
}

function number(events: RecordedEvent[]): TraceEvent[] {
  return events.map((event, index) => ({ ...event, number: index + 1 }));
}
