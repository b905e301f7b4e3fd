import type { PageCookies, ToPage } from '#shared/static/worker-messages.ts';
import type { Client } from './worker-scope.ts';

/** A page that is frozen, or on its way out, answers nothing. */
const PATIENCE_MS = 400;

/** What scripts of a page see of its cookies, after it has written these; null when it does not answer. */
export function askPage(page: Client, lines: readonly string[]): Promise<string | null> {
  const { port1, port2 } = new MessageChannel();
  const message: ToPage = lines.length === 0 ? { type: 'cookies' } : { type: 'set-cookie', lines };
  return new Promise((resolve) => {
    const done = (text: string | null) => {
      clearTimeout(timer);
      port1.close();
      resolve(text);
    };
    const timer = setTimeout(() => done(null), PATIENCE_MS);
    port1.onmessage = ({ data }: MessageEvent<Partial<PageCookies> | null>) =>
      done(typeof data?.text === 'string' ? data.text : null);
    page.postMessage(message, [port2]);
  });
}
