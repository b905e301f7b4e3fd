/** Calls back when the frame has been shown in which what is drawn now is seen: a message posted in that frame arrives after it. */
export const afterFrame = (then: () => void): void => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      then();
    };
    port2.postMessage(null);
  });
};
