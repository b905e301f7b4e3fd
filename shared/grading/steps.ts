import { ticketCookie, ticketPair } from '../session/vocabulary.ts';
import { cleanText } from '../trace/clean-text.ts';
import type { Answer, Site, Visitor } from './check.ts';
import { type ExercisePerson, people } from './people.ts';

const protectedPath = '/api/protected';

/** How it ends when a check could not even begin, which says nothing about what it is for. */
export const nothingToTry = 'so there was no session to try this with.';

/** Somebody who has logged in. `ticket` is the cookie's value as sent, `key` the session's key in the store. */
export type Guest = { visitor: Visitor; login: Answer; ticket: string; key: string };

/**
 * Logs somebody in. From here on their browser carries the ticket, by a browser's rules and for as long as the cookie
 * lives: a copy of it, which keeps no rules, is shown with `showCookie`.
 * @param who a name for somebody new, or a visitor who stands there already
 */
export async function enter(site: Site, username: string, who: string | Visitor = 'Browser'): Promise<Guest> {
  const visitor = typeof who === 'string' ? site.visitor(who) : who;
  const before = await site.store.sessionKeys();
  const login = await visitor.logIn(username);
  const ticket = ticketOf(login);
  login.must(
    login.isSuccess && ticket !== '',
    `The login of ${username} gave ${login.status} and ${ticket ? 'a' : 'no'} ${ticketCookie} cookie, ${nothingToTry}`,
  );
  login.must(
    copyOf(visitor).includes(ticketPair(ticket)),
    `A browser does not bring this ${ticketCookie} cookie along to ${protectedPath} (look at its Path and its Domain), ${nothingToTry}`,
  );
  const find = async () => (await site.store.sessionKeys()).find((each) => !before.includes(each));
  // A login that is answered too early is another check’s business: its key is given a moment to arrive.
  const key = (await find()) ?? (await pause(20).then(find)) ?? '';
  return { visitor, login, ticket, key };
}

/** The value of the session cookie that an answer sets; empty when it sets none, or clears it. */
export function ticketOf(answer: Answer): string {
  const cookie = answer.setCookie(ticketCookie);
  return cookie?.value && !isCleared(answer) ? cookie.value : '';
}

/** True for a Set-Cookie line that makes a browser forget the session cookie. */
export function isCleared(answer: Answer): boolean {
  const line = lineOf(answer);
  if (!line) return false;
  if (/^"?"?\s*(;|$)/.test(line.slice(ticketPair('').length))) return true;
  const maxAge = /;\s*max-age=(-?\d+)/i.exec(line)?.[1];
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = /;\s*expires=([^;]+)/i.exec(line)?.[1];
  return expires !== undefined && Date.parse(expires) <= answer.at;
}

/** The last Set-Cookie line about the session cookie, as sent. */
export function lineOf(answer: Answer): string | undefined {
  return answer.headers
    .filter(([name, value]) => name.toLowerCase() === 'set-cookie' && value.startsWith(ticketPair('')))
    .at(-1)?.[1];
}

/** Who an answer says the visitor is; null when it names nobody. */
export function userOf(answer: Answer): { id: unknown; role: unknown } | null {
  const { user } = Object(answer.json()) as { user?: unknown };
  if (typeof user !== 'object' || user === null) return null;
  const { id, role } = user as { id?: unknown; role?: unknown };
  return { id, role };
}

/** True when an answer recognises exactly this person. */
export function isAbout(answer: Answer, person: { id: number; role: string }): boolean {
  const user = userOf(answer);
  return answer.status === 200 && user?.id === person.id && user.role === person.role;
}

/** What a lookup said to somebody who should be recognised, for a sentence: “401”, “200, but as grace”. */
export function told(answer: Answer, person: ExercisePerson): string {
  const user = userOf(answer);
  if (answer.isDenied && !answer.shown?.includes(ticketPair('')))
    return `${answer.status}, for the browser had no ${ticketCookie} cookie to show any more`;
  const other = Object.values(people).find(({ id, role }) => user?.id === id && user.role === role);
  if (other && other.id !== person.id) return `${answer.status}, but as ${other.username}`;
  if (answer.status === 200 && !isAbout(answer, person)) {
    const { id, role } = person;
    const said = cleanText(answer.text, 100) || 'an empty body';
    return `200 and ${said} instead of ${JSON.stringify({ user: { id, role } })}`;
  }
  return String(answer.status);
}

/** All that a browser shows at the protected route, for whoever gets hold of it: the ticket, and what belongs to it. */
export function copyOf(visitor: Visitor): string {
  return visitor.jar.header(protectedPath) ?? '';
}

/** Shows cookies, written by hand or copied, at the protected route. */
export function showCookie(visitor: Visitor, cookie: string): Promise<Answer> {
  return visitor.send({ method: 'GET', path: protectedPath, cookie });
}

/**
 * Resolves when `done` says so; gives up silently after so many looks. A look that asks the learner's realm gives it a
 * turn, so that on a slow machine it takes longer and misses no more.
 * @param looks each five real milliseconds after the last: two seconds of them for what is bound to come
 */
export async function until(done: () => Promise<boolean>, { looks = 400 } = {}): Promise<void> {
  for (let look = 0; look < looks && !(await done()); look += 1) {
    await pause(5);
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
