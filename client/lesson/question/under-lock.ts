/**
 * Does something while no other tab does such a thing to the same sandbox: waits for its turn, or, `isForNow`, leaves it
 * undone where another is at it. Browsers have locks on secure pages only; elsewhere it is done without.
 */
export async function underLock(
  sandboxId: string,
  { isForNow }: { isForNow: boolean },
  act: () => Promise<void>,
): Promise<void> {
  if (!('locks' in navigator) || !navigator.locks) return act();
  await navigator.locks.request(
    `coat-check:${sandboxId}:question`,
    { ifAvailable: isForNow },
    async (lock) => {
      if (lock) await act();
    },
  );
}
