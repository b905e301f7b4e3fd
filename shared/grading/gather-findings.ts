import { ticketCookie } from '../session/vocabulary.ts';
import { cleanText } from '../trace/clean-text.ts';
import type { Source, TraceEvent } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { readJson } from './answer.ts';
import { faultWords } from './fault-words.ts';
import type { CheckResult } from './verdict.ts';

/** Why several checks failed at once: what they all met, and what that means for them. */
export type Reason = { title: string; advice: string };

/** One thing to mend: a check that failed, and those that failed for the same reason. */
export type Finding = {
  first: CheckResult;
  others: readonly CheckResult[];
  /** Null for a check that stands for itself. */
  reason: Reason | null;
};

/** Fewer than that can be read one by one, and each tells something of its own. */
const manyChecks = 5;

/**
 * What is to be mended, core before hardening. Checks that failed for one common reason are put together, as nearly all do
 * while a route is missing.
 * @param results of all checks, in the order in which they are to be read
 */
export function gatherFindings(results: readonly CheckResult[]): Finding[] {
  const failed = results.filter(({ status }) => status !== 'pass');
  const bad = [
    ...failed.filter(({ tier }) => tier === 'core'),
    ...failed.filter(({ tier }) => tier === 'hardening'),
  ];
  const byCause = new Map<string, [CheckResult, ...CheckResult[]]>();
  for (const result of bad) {
    const cause = causeOf(result);
    const alike = byCause.get(cause);
    if (alike) alike.push(result);
    else byCause.set(cause, [result]);
  }
  const findings = [...byCause.values()].flatMap((alike): Finding[] => {
    const [first, ...others] = alike;
    if (alike.length >= manyChecks) return [{ first, others, reason: tellReason(first) }];
    return alike.map((one) => ({ first: one, others: [], reason: null }));
  });
  return findings.toSorted((a, b) => bad.indexOf(a.first) - bad.indexOf(b.first));
}

/** Two checks with the same cause failed for the same reason. */
function causeOf(result: CheckResult): string {
  const { fault, happened } = result;
  return seenReason(result)?.title ?? `${fault} ${happened}`;
}

function tellReason(result: CheckResult): Reason {
  const { fault, happened } = result;
  const seen = seenReason(result);
  if (seen) return seen;
  if (!fault || fault === 'wrong-behaviour')
    return { title: happened, advice: 'These checks get no further. Begin with the first.' };
  const { title, advice } = faultWords(fault);
  return { title: `${title}. ${happened}`, advice };
}

/** What the answer that shows the fault says by itself, in whatever words each check tells of it; null when that depends on the check. */
function seenReason({ fault, events, offending, source: found }: CheckResult): Reason | null {
  const answer = events.find(({ number }) => number === offending);
  if (fault !== 'wrong-behaviour' || answer?.type !== 'response') return null;
  const request = events.find(({ type, exchange }) => type === 'request' && exchange === answer.exchange);
  if (request?.type !== 'request') return null;
  const route = cleanText(`${request.method} ${request.path}`, 80);
  if (route === 'POST /api/login' && answer.status < 300) return missingTicket(route, answer);
  if (route === 'GET /api/protected' && answer.status === 200) return unlikeUser(route, answer);
  // Where an error arose tells more than where it was answered.
  return refusal(route, answer, found ?? answer.source);
}

type Response = Extract<TraceEvent, { type: 'response' }>;

function missingTicket(route: string, { status, headers }: Response): Reason | null {
  const names = headerValues(headers, 'set-cookie').map(nameIn);
  if (names.includes(ticketCookie)) return null;
  const others = names.length > 0 ? `, but ${cleanText(names.join(', '), 60)}` : '';
  return {
    title: `${route} is answered with ${status} and sets no cookie ${ticketCookie}${others}.`,
    advice: 'These checks get no further without that cookie.',
  };
}

/** Of an answer that nobody could be recognised by, whoever it is about. */
function unlikeUser(route: string, { body }: Response): Reason | null {
  if (body?.truncated) return null;
  const { user } = Object(readJson(body?.text ?? '')) as { user?: unknown };
  const { id, role } = Object(user) as { id?: unknown; role?: unknown };
  const wrong = [
    ...(user === undefined ? ['user is missing'] : []),
    ...(user !== undefined && typeof id !== 'number' ? [`user.id is ${sayType(id)}, not a number`] : []),
    ...(user !== undefined && typeof role !== 'string' ? [`user.role is ${sayType(role)}, not a text`] : []),
  ];
  if (wrong.length === 0) return null;
  return {
    title: `${route} is answered with 200, but ${wrong.join(' and ')}.`,
    advice: 'The body is to be { "user": { "id": …, "role": … } }, just as users.verify gave them.',
  };
}

function sayType(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

const nameIn = (line: string) => line.slice(0, line.indexOf('=')).trim();

/** Of an answer that nothing is there to answer, or that what is there fell over. Any other status means something else in each check: a 401 is what many want. */
function refusal(route: string, { status, reason }: Response, source: Source | null): Reason | null {
  if (status < 500 && status !== 404 && status !== 405) return null;
  const from = source ? `, from line ${source.line}` : '';
  return {
    title: `${route} is answered with ${cleanText(`${status} ${reason}`, 60)}${from}.`,
    advice:
      status >= 500
        ? 'These checks get no further. Begin with the first: it tells what is known of the error.'
        : source
          ? 'These checks get no further. Begin with the first: it tells what was expected instead.'
          : 'These checks get no further until a route of yours answers it.',
  };
}
