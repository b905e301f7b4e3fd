import type { CheckResult } from '#shared/grading/verdict.ts';
import { cleanText } from '#shared/trace/clean-text.ts';
import { faultWords } from './fault-words.ts';

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
 * Puts together the checks that failed for one common reason, as nearly all do while a route is missing.
 * @param bad what did not pass, in the order in which it is to be read
 */
export function gatherFindings(bad: readonly CheckResult[]): Finding[] {
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
  const refused = refusalOf(result);
  if (!refused) return `${fault} ${happened}`;
  return `${refused.route} ${refused.status} ${refused.source?.line}`;
}

function tellReason(result: CheckResult): Reason {
  const { fault, happened } = result;
  const refused = refusalOf(result);
  if (refused) {
    const { route, status, reason, source } = refused;
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
  if (!fault || fault === 'wrong-behaviour')
    return { title: happened, advice: 'These checks get no further. Begin with the first.' };
  const { title, advice } = faultWords(fault);
  return { title: `${title}. ${happened}`, advice };
}

/**
 * The answer that shows the fault, when it says that nothing is there to answer, or that what is there fell over. Any other status means
 * something else in each check: a 401 is what many of them want.
 */
function refusalOf({ fault, events, offending, source: found }: CheckResult) {
  const answer = events.find(({ number }) => number === offending);
  if (fault !== 'wrong-behaviour' || answer?.type !== 'response') return null;
  const { status, reason, source, exchange } = answer;
  if (status < 500 && status !== 404 && status !== 405) return null;
  const request = events.find((event) => event.type === 'request' && event.exchange === exchange);
  if (request?.type !== 'request') return null;
  // Where an error arose tells more than where it was answered.
  return {
    route: cleanText(`${request.method} ${request.path}`, 80),
    status,
    reason,
    source: found ?? source,
  };
}
