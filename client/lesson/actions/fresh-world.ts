import { foldWorld } from '#shared/world/fold-world.ts';
import type { Answer } from '../../requests/ask.ts';
import { fetchTrace } from '../../requests/sandbox-api.ts';
import type { Known } from './what-hinders.ts';

/**
 * The world, and whether its beginning is known too, as the server tells of it now. No answer leaves before its trace is kept, while a page hears of that by a line of
 * its own, and maybe later: what goes by a drop's content, or says that somebody has no ticket, must not go by an older one.
 */
export async function freshWorld(sandboxId: string): Promise<Answer<Known>> {
  const trace = await fetchTrace(sandboxId);
  if (!trace.ok) return trace;
  const { events, dropped } = trace.value;
  return { ok: true, value: { world: foldWorld(events), isWhole: dropped === 0 } };
}
