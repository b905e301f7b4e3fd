import type { ToPage, ToWorker } from '#shared/static/worker-messages.ts';
import { answerWorker } from './answer-worker.ts';

/** So often the worker hears of a page: Firefox ends one after 30 s without an event, even while it sends. */
const PING_MS = 15_000;

/** Answers what the worker asks of this page, and keeps it awake, as long as the page is open. */
export function attendWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  workers.addEventListener('message', ({ data, ports: [port] }: MessageEvent<ToPage>) => {
    port?.postMessage(answerWorker(data));
  });
  // Else what it asks while the page is still being read would wait until that is done.
  workers.startMessages();
  setInterval(() => workers.controller?.postMessage({ type: 'ping' } satisfies ToWorker), PING_MS);
}
