import type { Answer, Site, Visitor } from '#shared/grading/check.ts';
import { until } from '#shared/grading/steps.ts';

/**
 * Lets something happen in the middle of a lookup: when the server has heard from the store for the n-th time, and what
 * it sends next is still on its way. Null when it was done before that.
 */
export async function interruptVisit({
  site,
  visitor,
  nth,
  act,
}: {
  site: Site;
  visitor: Visitor;
  nth: number;
  act: () => Promise<void>;
}): Promise<Answer | null> {
  const replies = async () => (await site.events()).filter(({ type }) => type === 'store-reply').length;
  const before = await replies();
  await site.interfere({ type: 'hold-after', nth });
  let answer: Answer | null = null;
  const visit = visitor.lookUp().then((given) => {
    answer = given;
    return given;
  });
  // It may fail while nobody waits for it yet.
  visit.catch(() => undefined);
  await until(async () => answer !== null || (await replies()) >= before + nth);
  const isTooLate = answer !== null;
  if (!isTooLate) await act();
  await site.interfere({ type: 'none' });
  await visit;
  return isTooLate ? null : answer;
}
