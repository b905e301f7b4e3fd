import { isAboutToken, toClockMove, toDeviceRequest } from '#shared/content/control-action.ts';
import { guessedNumbers, isLetIn } from '#shared/content/guessed-numbers.ts';
import { lastEndedSession } from '#shared/content/last-ended-session.ts';
import type { Action, ActionOf } from '#shared/content/lesson.ts';
import { toSettingsChange } from '#shared/sandbox/settings.ts';
import { ticketCookie } from '#shared/session/vocabulary.ts';
import { ticketToTake } from '../../controls/ticket-holders.ts';
import { LateError } from '../../late/late-error.ts';
import { mountOf } from '../../page/addresses.ts';
import { refusalIn } from '../../requests/ask.ts';
import { changeSettings, moveClock, restartServer, sendFromNamed } from '../../requests/controls-api.ts';
import { sendNote } from '../../requests/sandbox-api.ts';
import { isGuarded } from '../../static/ask-worker.ts';
import { isStatic } from '../../static/is-static.ts';
import { freshWorld } from './fresh-world.ts';
import { openForeignPage } from './open-foreign-page.ts';
import { putTicket, readPageCookies, takeTicketBack } from './page-cookies.ts';
import { plantTicket } from './plant-ticket.ts';
import { runScript } from './run-script.ts';
import { type Means, sendOwn } from './send-own.ts';
import {
  nothingEnded,
  nothingInDrop,
  nothingToCopy,
  nothingToForge,
  nothingToReckonFrom,
} from './what-hinders.ts';

/** What is done by more than a request of this browser. */
export type ControlAction = Exclude<Action, { type: 'log-in' | 'request' }>;

/** Does it, as `performAction` does. */
export async function performControl(action: ControlAction, means: Means): Promise<string | null> {
  const { sandboxId, world } = means;
  switch (action.type) {
    case 'old-ticket':
      return showOldTicket(action, means);
    case 'read-cookies': {
      const visible = readPageCookies().slice(0, 20);
      const note = {
        kind: 'script-read-cookies',
        visible: visible.map((name) => name.slice(0, 64)),
      } as const;
      return refusalIn(await sendNote(sandboxId, note));
    }
    case 'script':
      return runScript(action, { sandboxId, world });
    case 'skip-time':
      return refusalIn(await moveClock(sandboxId, toClockMove(action)));
    case 'settings':
      return refusalIn(await changeSettings(sandboxId, toSettingsChange(action)));
    case 'restart-server':
      return refusalIn(await restartServer(sandboxId, action.server));
    case 'plant':
      return plantTicket(action, sandboxId);
    case 'foreign-page':
      return openForeignPage(action, means);
    case 'device': {
      if (action.guesses) return guessFrom(action, means);
      const known = action.takes === 'drop' ? await freshWorld(sandboxId) : null;
      if (known?.ok === false) return refusalIn(known);
      const wanted = toDeviceRequest(action, ticketToTake(action, known?.value.world ?? world));
      if (!wanted && isAboutToken(action)) return nothingToForge.says;
      if (!wanted) return (action.takes === 'drop' ? nothingInDrop : nothingToCopy).says;
      return refusalIn(await sendFromNamed(sandboxId, wanted.device, wanted.request));
    }
  }
}

/** Tries one reckoned number after another, each by a real request once the one before has been seen to fail, until one opens. */
async function guessFrom(action: ActionOf<'device'>, means: Means): Promise<string | null> {
  const { sandboxId, events, show } = means;
  try {
    const numbers = await guessedNumbers(action, events);
    for (const number of numbers) {
      const wanted = toDeviceRequest(action, null, number);
      if (!wanted) break;
      const { device, request } = wanted;
      const answer = await show(() => sendFromNamed(sandboxId, device, request));
      if (!answer.ok || isLetIn(answer.value.status)) return refusalIn(answer);
    }
    return numbers.length > 0 ? null : nothingToReckonFrom(action.name).says;
  } catch (error) {
    if (error instanceof LateError)
      return 'Could not fetch the thief’s recipe: the server does not answer. Try again.';
    throw error;
  }
}

/** Puts the id of the last ended session back into the browser's jar, asks with it, and takes it out again. */
async function showOldTicket(action: Action, means: Means): Promise<string | null> {
  const oldSession = lastEndedSession(means.world);
  if (oldSession === null) return nothingEnded.says;
  const path = mountOf(means.sandboxId);
  // The browser itself knows of no cookie that the worker's jar has with HttpOnly.
  const isKept = isStatic && (await isGuarded(ticketCookie, path));
  if (isKept || !putTicket(oldSession, path)) {
    return (
      'Could not put the old ticket back: a live one is in the jar, and the browser lets no script overwrite a cookie ' +
      'with HttpOnly. Log out first, then try again.'
    );
  }
  try {
    return await sendOwn(action, means);
  } finally {
    takeTicketBack(path);
  }
}
