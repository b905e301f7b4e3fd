import { ticketCookie, ticketPair } from '../session/vocabulary.ts';
import { receiverOf } from '../trace/drop.ts';
import type { TraceEvent } from '../trace/event.ts';
import type { World } from '../world/world.ts';
import { type ActionRequest, toRequest } from './action-request.ts';
import type { ActionOf } from './lesson.ts';

type Page = {
  sandboxId: string;
  events: readonly TraceEvent[];
  world: World;
  /** What the page keeps in its storage. */
  token: string | null;
};

/**
 * What a terminal would send in a script's place. It has no page to read in, so what it leaves in a thief's drop is what a script
 * would see there now. `isOutside` is a request that goes to no server of the cloakroom, so that its path is the product's. Null
 * as long as there is no such thief, whose drop would have an address.
 */
export function scriptByHand(
  { route, reads, 'sends-to': name }: ActionOf<'script'>,
  { sandboxId, events, world, token }: Page,
): { request: ActionRequest; isOutside: boolean } | null {
  if (route !== undefined) return { request: toRequest(route), isOutside: false };
  const thief = events
    .flatMap((event) => [event.actor, receiverOf(event) ?? []].flat())
    .find((actor) => actor.kind === 'attacker' && actor.name === name);
  if (!thief) return null;
  const drop = reads === 'storage' ? { token: token ?? '' } : { cookie: seenByScripts(world) };
  return {
    isOutside: true,
    request: {
      method: 'POST',
      path: `/api/sandboxes/${sandboxId}/devices/${thief.id}/drop`,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(drop),
    },
  };
}

/** The learner's browser shows its scripts what is not HttpOnly. */
function seenByScripts({ jars }: World): string {
  const seen = jars.get('browser')?.cookies.find(({ name, httpOnly }) => name === ticketCookie && !httpOnly);
  return seen ? ticketPair(seen.value) : '';
}
