/**
 * A channel between this browser's windows. Null where a browser that keeps nothing for this site refuses it: then this window
 * knows of no other, and manages alone.
 */
export function openChannel<Message>(
  name: string,
  hear: ((event: MessageEvent<Message>) => void) | null = null,
): BroadcastChannel | null {
  try {
    const channel = new BroadcastChannel(name);
    channel.onmessage = hear;
    return channel;
  } catch {
    return null;
  }
}
