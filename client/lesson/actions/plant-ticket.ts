import { z } from 'zod/mini';
import type { ActionOf } from '#shared/content/lesson.ts';
import { findNamed, leaveErrand } from '../../requests/controls-api.ts';
import { createRecord } from '../../storage/create-record.ts';
import { awaitErrand } from './await-errand.ts';

/** How long the browser may take to the other port and back. */
const PATIENCE_MS = 10_000;

/**
 * Whether this page was on its way to the other port. If it still stands when the page begins anew, the way led nowhere, as
 * through a tunnel that has only the one port: then it is done here.
 */
const wayOut = createRecord('way-out', z.object({ sandboxId: z.string() }), () => sessionStorage);

/**
 * Plants a ticket by the neighbour, a program on another port of this very host name: the whole window goes there, since
 * what a page merely loads is held to its policy. The neighbour answers without content, so that the window stays where it is:
 * nothing of the lesson is lost, and there is no small window that somebody could block.
 * @returns what went wrong, null when nothing did
 */
export async function plantTicket(
  { name, number }: ActionOf<'plant'>,
  sandboxId: string,
): Promise<string | null> {
  const thief = await findNamed(sandboxId, { name, kind: 'attacker' });
  if (!thief.ok) return thief.refusal.message;
  const stays = wayOut.read().state === 'kept';
  const left = await leaveErrand(sandboxId, {
    does: 'plant',
    device: thief.value.id,
    stays,
    ...(number !== undefined && { number }),
  });
  if (!left.ok) return left.refusal.message;
  const { place } = left.value;
  if (place === null) return null;
  wayOut.write({ sandboxId });
  location.assign(place.url);
  if (!(await awaitErrand(sandboxId, place.errand, PATIENCE_MS)))
    return `Could not plant the ticket: your browser did not come to ${new URL(place.url).host}. Press again, and it is done without another port.`;
  wayOut.remove();
  return null;
}
