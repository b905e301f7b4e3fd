import type { StageMessage } from '#shared/api/stage-api.ts';

/**
 * Says one thing after another, so that steps arrive in the order in which they were pressed. What a stage shows is said as it is
 * when its turn has come; an order that is not heard is not said again, since whoever pressed it sees that and presses.
 */
export const createSayer = (send: (message: StageMessage) => Promise<unknown>) => {
  const waiting: StageMessage[] = [];
  let isBusy = false;
  const goOn = async () => {
    if (isBusy) return;
    const next = waiting.shift();
    if (!next) return;
    isBusy = true;
    await send(next);
    isBusy = false;
    void goOn();
  };
  return (message: StageMessage): void => {
    // One that waits is old already.
    const same = waiting.findIndex(({ type }) => type === message.type && type !== 'order');
    if (same >= 0) waiting.splice(same, 1);
    waiting.push(message);
    void goOn();
  };
};
