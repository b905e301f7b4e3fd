import type { About, Guarded, ToWorker } from '#shared/static/worker-messages.ts';

/** An answer comes at once, or the worker is being ended just now. */
const PATIENCE_MS = 3000;

/** Whether the worker's jar has a cookie with HttpOnly of this name and path, which no script may overwrite. @throws when it does not answer */
export const isGuarded = async (name: string, path: string): Promise<boolean> =>
  (await askWorker<Guarded>({ type: 'guards', name, path })).guarded;

/** Which build the worker is, and whether this browser keeps what it holds. @throws when it does not answer */
export const aboutWorker = (): Promise<About> => askWorker<About>({ type: 'about' });

function askWorker<Answer>(question: ToWorker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => {
      port1.close();
      reject(new Error('Could not ask the page’s worker: it does not answer.'));
    }, PATIENCE_MS);
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      clearTimeout(timer);
      port1.close();
      resolve(data);
    };
    navigator.serviceWorker.controller?.postMessage(question, [port2]);
  });
}
