import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '#shared/trace/event.ts';

export const BROWSER: Actor = { id: 'browser', kind: 'browser', name: 'Browser' };
const CURL: Actor = { id: 'curl', kind: 'curl', name: 'curl' };

/** Who sent a request: the learner's terminal says so in its User-Agent, all else is the learner's browser. */
export function identifyActor(headers: IncomingHttpHeaders): Actor {
  return /^curl\//i.test(headers['user-agent'] ?? '') ? CURL : BROWSER;
}
