import { foreignRoutes, playedPage } from '#shared/content/asked.ts';
import { takeTicket, toDeviceRoute } from '#shared/content/control-action.ts';
import type { ActionOf } from '#shared/content/lesson.ts';
import { browserTicketOf } from '../../controls/ticket-holders.ts';
import { refusalIn } from '../../requests/ask.ts';
import { leaveErrand, sendFromNamed } from '../../requests/controls-api.ts';
import { awaitErrand } from './await-errand.ts';
import { takeWindow } from './foreign-window.ts';
import type { Means } from './send-own.ts';

/** How long a foreign page may take to be loaded and to press. */
const PATIENCE_MS = 10_000;

/**
 * Opens a page of another site in the window that was opened at the press, and waits until it has done its deed. Where
 * this machine has no second name that this browser could use, a device plays the page, and its name says so.
 * @returns what went wrong, null when nothing did
 */
export async function openForeignPage(
  { does }: ActionOf<'foreign-page'>,
  means: Means,
): Promise<string | null> {
  const { sandboxId } = means;
  const small = takeWindow();
  const left = await leaveErrand(sandboxId, { does });
  if (!left.ok || left.value.place === null) small?.close();
  if (!left.ok) return left.refusal.message;
  const { place } = left.value;
  if (place === null) return playForeignPage(does, means);
  if (small === null || small.closed)
    return 'Could not open the foreign page: your browser keeps this page from opening a window. Allow it windows (pop-ups), then press again.';
  small.location.replace(place.url);
  return (await awaitErrand(sandboxId, place.errand, PATIENCE_MS))
    ? null
    : 'Could not see the foreign page do anything: its window was closed too soon, or never opened. Press again.';
}

/** What a browser would send: with a link a Lax cookie, too, with a form only one that is not Lax. */
async function playForeignPage(does: 'link' | 'form', { sandboxId, world }: Means): Promise<string | null> {
  const ticket = browserTicketOf(world);
  const isSent = ticket !== null && (does === 'link' || world.settings.sameSite !== 'lax');
  const answer = await sendFromNamed(
    sandboxId,
    { name: playedPage, kind: 'attacker' },
    {
      ...toDeviceRoute(foreignRoutes[does]),
      // What it was sent with before is none of its own.
      take: isSent ? takeTicket(ticket) : { cookie: '' },
    },
  );
  return refusalIn(answer);
}
