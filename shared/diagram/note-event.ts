import { parseCookie } from 'cookie';
import { sessionIdOf } from '../session/vocabulary.ts';
import { removesKeys } from '../store/commands.ts';
import { cleanText } from '../trace/clean-text.ts';
import type { OwnStoreOperation, TraceEvent, TraceEventOf } from '../trace/event.ts';
import { headerValues } from '../trace/header-values.ts';
import { shortenId } from '../trace/shorten-id.ts';
import { tellNote } from '../trace/tell-note.ts';
import { borneToken, givenToken, isTokenLogout } from '../trace/token-messages.ts';
import { keepsWhatever } from '../world/fill-jar.ts';
import { placeOf } from '../world/pockets.ts';
import type { Refusal } from '../world/refusal-of.ts';
import { readSetCookies, type SetCookieLine } from './read-set-cookies.ts';

/** A remark beneath an event's arrow: what it left behind, at whose place. Not yet encoded. */
export type Remark = { at: 'actor' | 'server' | 'store'; text: string };

/** What matters about an event beyond its arrow. `question` is the request, or the store command, that it answers. */
export const noteEvent = (event: TraceEvent, question?: TraceEvent): Remark[] => {
  switch (event.type) {
    case 'response':
      return [...tellCookies(event, question), ...tellToken(event, question)];
    case 'store-reply':
      return question?.type === 'store-command' ? deletedSessions(event, question) : [];
    case 'own-store':
      return tellDeleted(removedBy(event.operation));
    case 'note': {
      if (event.note.kind === 'script-asks')
        return [{ at: 'actor', text: 'a script in the page asks, by itself' }];
      if (event.note.kind !== 'script-read-cookies')
        return [{ at: placeOfNote(event.note), text: tellNote(event) }];
      const { visible } = event.note;
      const names = cleanText(visible.slice(0, 3).join(', '), 48);
      // Without a comma after the long word: in a narrow note it would begin a line.
      return [{ at: 'actor', text: `a script sees ${names || 'nothing'} in document.cookie` }];
    }
    default:
      return [];
  }
};

const tellCookies = (response: TraceEventOf<'response'>, question: TraceEvent | undefined): Remark[] =>
  readSetCookies(response, question?.type === 'request' ? question : null)
    .filter(({ name, isCleared }) => !isCleared || mayHold(question, name))
    .slice(0, 3)
    .map((line) => ({ at: 'actor', text: fateOf(line) }));

const refusals: Record<Refusal, string> = {
  'none-without-secure': 'None without Secure',
  'secure-over-http': 'Secure over plain http',
};

const fateOf = ({ name, isCleared, refusal }: SetCookieLine): string => {
  if (refusal !== null) return `refuses the cookie ${name}: ${refusals[refusal]}`;
  return isCleared ? `drops the cookie ${name}` : `keeps the cookie ${name}`;
};

/** What becomes of a token outside of cookies: no header keeps or drops it, whoever asked does. */
const tellToken = (response: TraceEventOf<'response'>, question: TraceEvent | undefined): Remark[] => {
  if (givenToken(response)?.by === 'body')
    return [{ at: 'actor', text: `keeps the token in ${placeOf(response.actor)}` }];
  const isDropped =
    question?.type === 'request' &&
    isTokenLogout(question) &&
    borneToken(question) !== null &&
    response.status < 300 &&
    !keepsWhatever(response.actor);
  return isDropped ? [{ at: 'actor', text: 'drops the token' }] : [];
};

/** Whether whoever asked has such a cookie to drop: those who have one send it along. Unknown without the request. */
const mayHold = (question: TraceEvent | undefined, name: string): boolean =>
  question?.type !== 'request' || name in parseCookie(headerValues(question.headers, 'cookie').join('; '));

/** Over whom a note of the house stands. Time passes for all, which is told at the store: there it counts. */
export const placeOfNote = (note: TraceEventOf<'note'>['note']): Remark['at'] => {
  switch (note.kind) {
    case 'script-read-cookies':
    case 'ticket-planted':
    case 'script-asks':
      return 'actor';
    case 'server-changed':
    case 'settings-changed':
      return 'server';
    case 'clock-moved':
    case 'keys-expired':
    case 'store-changed':
    case 'not-recorded':
      return 'store';
  }
};

const deletedSessions = (
  { replies }: TraceEventOf<'store-reply'>,
  { commands }: TraceEventOf<'store-command'>,
): Remark[] => {
  const ids = commands.flatMap(({ name, args }, index) => {
    const reply = replies[index];
    const isDone = reply?.ok === true && reply.value !== null && reply.value !== 0;
    if (!isDone || !removesKeys(name)) return [];
    return args.flatMap((key) => sessionIdOf(key) ?? []);
  });
  return tellDeleted(ids);
};

const removedBy = (operation: OwnStoreOperation): readonly string[] => {
  if (operation.name === 'file.write') return operation.removed;
  return operation.name === 'map.delete' && operation.existed ? [operation.key] : [];
};

const tellDeleted = (ids: readonly string[]): Remark[] => {
  if (ids.length > 2) return [{ at: 'store', text: `${ids.length} sessions deleted` }];
  return ids.map((id) => ({ at: 'store', text: `session ${shortenId(cleanText(id, 64))} deleted` }));
};
