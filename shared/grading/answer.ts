import { parseSetCookie, type SetCookie } from 'cookie';
import type { LabAnswer } from './lab.ts';

/** What the learner's server answered to one request. */
export type Answer = {
  status: number;
  /** Header lines as they were sent, names in whatever case. */
  headers: [string, string][];
  /** The first header of that name; null when there is none. */
  header(name: string): string | null;
  /** Every `Set-Cookie` line, read; values undecoded. */
  setCookies: SetCookie[];
  /** The last `Set-Cookie` line for that name, which is the one that counts. */
  setCookie(name: string): SetCookie | null;
  text: string;
  /** The `Cookie` header that the request had; null when it had none. */
  shown: string | null;
  /** The body as JSON; null when it is none. */
  json(): unknown;
  /** Milliseconds since the epoch, on the clock that the server sees; its own Date header may show another one. */
  at: number;
  /** Real milliseconds. */
  durationMs: number;
  /** 2xx. */
  isSuccess: boolean;
  /** 401. */
  isDenied: boolean;
  /** Names this answer's exchange in the message flow. */
  exchange: string;
  /**
   * Fails the check unless the condition holds, and points to this answer in the learner's message flow.
   * @param happened one sentence: what the server did instead
   */
  must(condition: boolean, happened: string): void;
};

export function toAnswer(
  { status, headers, body, durationMs }: LabAnswer,
  { exchange, at, shown, must }: Pick<Answer, 'exchange' | 'at' | 'shown' | 'must'>,
): Answer {
  const all = (name: string) => headers.filter(([given]) => given.toLowerCase() === name.toLowerCase());
  const setCookies = all('set-cookie').map(([, line]) => parseSetCookie(line, { decode: (text) => text }));
  return {
    status,
    headers,
    header: (name) => all(name)[0]?.[1] ?? null,
    setCookies,
    setCookie: (name) => setCookies.findLast((cookie) => cookie.name === name) ?? null,
    text: body,
    shown,
    json: () => readJson(body),
    at,
    durationMs,
    isSuccess: status >= 200 && status < 300,
    isDenied: status === 401,
    exchange,
    must,
  };
}

/** A body as JSON; null when it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
