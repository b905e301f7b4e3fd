import { toRequest } from '#shared/content/action-request.ts';
import type { ActionOf } from '#shared/content/lesson.ts';
import { ticketCookie, ticketPair } from '#shared/session/vocabulary.ts';
import type { World } from '#shared/world/world.ts';
import { isTicketOf, ticketHoldersOf } from '../../controls/ticket-holders.ts';
import { mountOf } from '../../page/addresses.ts';
import { type Answer, refusalIn } from '../../requests/ask.ts';
import { sendToDrop } from '../../requests/controls-api.ts';
import { sendNote } from '../../requests/sandbox-api.ts';
import { heldInPage } from '../../storage/page-token.ts';
import { freshWorld } from './fresh-world.ts';
import { readPageTicket } from './page-cookies.ts';
import { sendRequest, toTrouble } from './send-request.ts';

/** Where a script runs, and the world as it is now. */
type Page = { sandboxId: string; world: World };

/**
 * What a bad script in the page would do, really done, by code of ours that nobody can change from outside: nothing that a
 * learner typed is run. What went wrong is told, null when nothing did.
 */
export async function runScript(action: ActionOf<'script'>, page: Page): Promise<string | null> {
  const { route, 'sends-to': thief, reads } = action;
  if (thief !== undefined && reads === 'storage') return sendWhatLies(thief, page);
  if (thief !== undefined) return sendWhatItSees(thief, page);
  return route === undefined ? null : askInTheirName(route, page);
}

/** Reads `document.cookie`, and sends what it saw of the ticket: a thief is told too that there was nothing. */
async function sendWhatItSees(thief: string, { sandboxId, world }: Page): Promise<string | null> {
  const own = await ownTicket(readPageTicket(), { sandboxId, world });
  if (!own.ok) return own.refusal.message;
  const seen = own.value;
  const visible = seen === null ? [] : [ticketCookie];
  const noted = await sendNote(sandboxId, { kind: 'script-read-cookies', visible });
  if (!noted.ok) return noted.refusal.message;
  const sent = await sendToDrop(sandboxId, thief, { cookie: seen === null ? '' : ticketPair(seen) });
  return refusalIn(sent);
}

/** Reads the one entry of this sandbox's page, and no other: what else lies in this origin's storage stays there. */
async function sendWhatLies(thief: string, { sandboxId }: Page): Promise<string | null> {
  const { token } = heldInPage(sandboxId);
  return refusalIn(await sendToDrop(sandboxId, thief, { token: token ?? '' }));
}

/**
 * What the page shows, if it is this sandbox's: another program's cookie may have the very name and form, and is none of ours
 * to pass on. A ticket of a moment ago may not have been told of yet, so that the server is asked for what it knows. Where the
 * trace's beginning is gone and nobody is known to have a ticket, the form must do.
 */
async function ownTicket(seen: string | null, { sandboxId, world }: Page): Promise<Answer<string | null>> {
  if (seen === null || isTicketOf(world, seen)) return { ok: true, value: seen };
  const fresh = await freshWorld(sandboxId);
  if (!fresh.ok) return fresh;
  const { world: now, isWhole } = fresh.value;
  const isOwn = isTicketOf(now, seen) || (!isWhole && ticketHoldersOf(now).length === 0);
  return { ok: true, value: isOwn ? seen : null };
}

/** The browser sends the ticket along by itself, whoever has it ask. */
async function askInTheirName(route: string, { sandboxId }: Page): Promise<string | null> {
  const noted = await sendNote(sandboxId, { kind: 'script-asks', route });
  if (!noted.ok) return noted.refusal.message;
  return toTrouble(await sendRequest(toRequest(route), mountOf(sandboxId)));
}
