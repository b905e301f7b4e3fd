import { cleanText } from '../trace/clean-text.ts';
import type { TraceEvent, TraceEventOf } from '../trace/event.ts';
import { shortenId } from '../trace/shorten-id.ts';
import { sessionIdOf } from '../world/session-stories.ts';
import { readSetCookies } from './read-set-cookies.ts';

/** A remark beneath an event's arrow: what it left behind, at whose place. Not yet encoded. */
export type Remark = { at: 'actor' | 'store'; text: string };

/** What matters about an event beyond its arrow. `command` is the one that a store reply answers. */
export const noteEvent = (event: TraceEvent, command?: TraceEventOf<'store-command'>): Remark[] => {
  switch (event.type) {
    case 'response':
      return readSetCookies(event)
        .slice(0, 3)
        .map(({ name, isCleared }) => ({
          at: 'actor',
          text: isCleared ? `drops the cookie ${name}` : `keeps the cookie ${name}`,
        }));
    case 'store-reply':
      return command ? deletedSessions(event, command) : [];
    case 'note': {
      const { visible } = event.note;
      const names = cleanText(visible.slice(0, 3).join(', '), 48);
      const sees = names ? `sees ${names}` : 'sees nothing';
      return [{ at: 'actor', text: `a script reads document.cookie, ${sees}` }];
    }
    default:
      return [];
  }
};

const deletedSessions = (
  { replies }: TraceEventOf<'store-reply'>,
  { commands }: TraceEventOf<'store-command'>,
): Remark[] => {
  const ids = commands.flatMap(({ name, args }, index) => {
    const reply = replies[index];
    const isDone = reply?.ok === true && typeof reply.value === 'number' && reply.value > 0;
    if (!isDone || (name !== 'DEL' && name !== 'UNLINK')) return [];
    return args.flatMap((key) => sessionIdOf(key) ?? []);
  });
  if (ids.length > 2) return [{ at: 'store', text: `${ids.length} sessions deleted` }];
  return ids.map((id) => ({ at: 'store', text: `session ${shortenId(cleanText(id, 64))} deleted` }));
};
