import { type ActionInputs, actionRequest } from '#shared/content/action-request.ts';
import { lastEndedSession } from '#shared/content/last-ended-session.ts';
import type { Action } from '#shared/content/lesson.ts';
import { keepTokens } from '#shared/token/held-tokens.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import type { World } from '#shared/world/world.ts';
import { mountOf } from '../../page/addresses.ts';
import { heldInPage, keepInPage } from '../../storage/page-token.ts';
import { sendRequest, toTrouble } from './send-request.ts';
import { nothingEnded, nothingToForge } from './what-hinders.ts';

export type Form = ActionInputs['form'];

/** Does something as this page's own deed, and gives the answer once its arrows have been shown. */
export type Show = <Answer>(act: () => Promise<Answer>) => Promise<Answer>;

/** Where an action is done, with what the learner has typed, the trace until now, and the world as it is. */
export type Means = {
  sandboxId: string;
  form: Form;
  events: readonly TraceEvent[];
  world: World;
  /** For each of several that one action does, none of which knows how many are to come. */
  show: Show;
};

/** Sends an action's request from this very browser, with whatever cookie its jar holds, and with the token that its page keeps. @returns what went wrong, null when nothing did */
export async function sendOwn(action: Action, { sandboxId, form, world }: Means): Promise<string | null> {
  const held = heldInPage(sandboxId);
  const request = actionRequest(action, { form, oldSession: lastEndedSession(world), held });
  if (!request) return (action.type === 'request' ? nothingToForge : nothingEnded).says;
  const outcome = await sendRequest(request, mountOf(sandboxId));
  const kept = outcome.state === 'answered' ? keepTokens(held, request, outcome) : held;
  if (kept !== held) keepInPage(sandboxId, kept);
  return toTrouble(outcome);
}
