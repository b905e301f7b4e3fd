/**
 * Hands messages on one task later, in their order. A browser calls a stream's listener for each event on its own and lets
 * the page redraw in between; handed on together, a burst is one redraw.
 */
export const inBatches = <Message>(
  handOn: (message: Message) => void,
  inNextTask: (then: () => void) => void,
): ((message: Message) => void) => {
  let waiting: Message[] = [];
  const flush = () => {
    const batch = waiting;
    waiting = [];
    for (const message of batch) handOn(message);
  };
  return (message) => {
    waiting.push(message);
    if (waiting.length === 1) inNextTask(flush);
  };
};

/** Not a timer, since those are slowed down where nobody looks. */
export const inNextTask = (then: () => void): void => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    then();
  };
  port2.postMessage(null);
};
