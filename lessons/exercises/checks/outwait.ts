import type { Answer, Site } from '#shared/grading/check.ts';
import { until } from '#shared/grading/steps.ts';

const second = 1000;

/** A server that gives up does so after some of these. */
const waits = [second / 4, second, 5 * second, 30 * second, 60 * second, 120 * second];

/**
 * Lets the store take minutes over what a request sends it, from its `nth` command on. A server may answer that it
 * cannot wait; whoever is not told so must be able to rely on what was answered. Therefore what the store had not done
 * by then it never does, as where the server breaks down right after its answer.
 * @param nth so many commands go through at first
 * @param look called when the store serves again, without what it had not done
 * @returns null where the request was answered after the store was
 */
export async function outwait<Seen>({
  site,
  nth = 0,
  ask,
  look,
}: {
  site: Site;
  nth?: number;
  ask: () => Promise<Answer>;
  look: (answer: Answer) => Promise<Seen>;
}): Promise<{ answer: Answer; seen: Seen } | null> {
  const sent = async () => (await site.events()).filter(({ type }) => type === 'store-command').length;
  const before = await sent();
  await site.interfere({ type: 'hold-after', nth });
  let answer: Answer | null = null;
  const asked = ask().then((given) => {
    answer = given;
    return given;
  });
  // It may fail while nobody waits for it yet.
  asked.catch(() => undefined);
  await until(async () => answer !== null || (await sent()) > before + nth, { looks: 60 });
  for (const ms of waits) {
    // A server that can answer has a moment for it.
    await until(async () => answer !== null, { looks: 2 });
    if (answer === null) await site.advance(ms);
  }
  const early: Answer | null = answer;
  if (early) await site.interfere({ type: 'silence' });
  await site.interfere({ type: 'none' });
  await asked;
  return early && { answer: early, seen: await look(early) };
}
