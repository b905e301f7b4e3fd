import type { StageMessage } from '#shared/api/stage-api.ts';

/** A step that has waited for so long is not said any more. */
const STALE_MS = 3000;

/**
 * Says one thing after another, so that steps arrive in the order in which they were pressed. What a stage shows is said as it is
 * when its turn has come. A step that was not heard is not said again, and one that waited behind a line that hung is not said at
 * all: whoever pressed it sees that nothing came of it, and presses.
 *
 * @param send says one thing, and resolves, whether it was heard or not
 * @param now in milliseconds
 */
export const createSayer = (send: (message: StageMessage) => Promise<unknown>, now: () => number) => {
  const waiting: { message: StageMessage; since: number }[] = [];
  let isBusy = false;
  const isStale = ({ message, since }: (typeof waiting)[number]) =>
    message.type === 'order' && now() - since >= STALE_MS;
  const goOn = async () => {
    if (isBusy) return;
    isBusy = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (!isStale(next)) await send(next.message);
    }
    isBusy = false;
  };
  return (message: StageMessage): void => {
    // One that waits is old already.
    const same = waiting.findIndex(({ message: { type } }) => type === message.type && type !== 'order');
    if (same >= 0) waiting.splice(same, 1);
    waiting.push({ message, since: now() });
    void goOn();
  };
};
