import type { Action } from '#shared/content/lesson.ts';

let opened: Window | null = null;

/**
 * Opens a small window for a foreign page among the actions of a press. It has to be now, in the very turn of the press: a
 * browser lets a page open windows when somebody has just pressed, and what comes before it in a sequence takes its time.
 */
export function prepareWindow(actions: readonly Action[]): void {
  if (!actions.some(({ type }) => type === 'foreign-page') || !hasSecondName()) return;
  opened?.close();
  opened = window.open('', '_blank', 'popup,width=440,height=420');
  if (opened === null) return;
  opened.document.title = 'A window of another site';
  opened.document.body.textContent = 'A page of another site is about to come here.';
}

/** The window that was opened last, for whoever fills it; null where the browser has let none. */
export function takeWindow(): Window | null {
  const taken = opened;
  opened = null;
  return taken;
}

/** Whether this machine can have another name here: only under those that mean itself. */
const hasSecondName = (): boolean =>
  location.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
