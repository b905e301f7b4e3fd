/** Short enough that a page is whole again within five seconds of a server that is back. */
const RETRY_MS = 3000;

/**
 * Calls back once, when it is worth trying again: after a moment, or as soon as the browser is online again or the page
 * is looked at. Never in a page that nobody looks at. @returns what ends it
 */
export const whenBack = (then: () => void): (() => void) => {
  let timer = 0;
  const end = () => {
    clearTimeout(timer);
    removeEventListener('online', tryAgain);
    document.removeEventListener('visibilitychange', look);
  };
  const tryAgain = () => {
    if (document.visibilityState === 'hidden') return;
    end();
    then();
  };
  const look = () => tryAgain();
  timer = window.setTimeout(tryAgain, RETRY_MS);
  addEventListener('online', tryAgain);
  document.addEventListener('visibilitychange', look);
  return end;
};
