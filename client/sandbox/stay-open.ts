/** A timer counts to some 25 days only, and beyond begins anew at once. */
const mostMs = 3_600_000;

/**
 * Says that somebody is here, from time to time and whenever the page comes back into view: who looks at a cloakroom
 * without doing anything, such as a room at its projector, has not left it. A page out of sight lets it close.
 * @param idleMs how long the cloakroom stays open without a visitor
 * @param say tells the server, and fails in silence: the page's line says what is wrong
 * @returns how to stop
 */
export const stayOpen = (idleMs: number, say: () => void): (() => void) => {
  const sayIfSeen = () => {
    if (document.visibilityState === 'visible') say();
  };
  const timer = setInterval(sayIfSeen, Math.min(idleMs / 4, mostMs));
  document.addEventListener('visibilitychange', sayIfSeen);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', sayIfSeen);
  };
};
