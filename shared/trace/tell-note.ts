import { tellSettings, tellSettingsChange } from '../sandbox/settings.ts';
import { cleanText } from './clean-text.ts';
import type { TraceEventOf } from './event.ts';
import { sayDuration } from './say-duration.ts';
import { serverName } from './server-name.ts';
import { shortenIds } from './shorten-id.ts';

type NoteEvent = TraceEventOf<'note'>;

/** What a note tells, in few words that go on after nothing: `the clock moves on by 1 hour`. Safe for text from outside. */
export const tellNote = ({ note, actor, server }: NoteEvent): string => {
  switch (note.kind) {
    case 'script-read-cookies': {
      const names = cleanText(note.visible.slice(0, 5).join(', '), 60) || 'no cookie at all';
      return `a script in ${cleanText(actor.name, 40)}’s page reads document.cookie and sees ${names}`;
    }
    case 'script-asks':
      return `a script in ${cleanText(actor.name, 40)}’s page sends ${shortenIds(cleanText(note.route, 60))}, and nobody has pressed anything`;
    case 'clock-moved':
      return `the clock moves on by ${sayDuration(note.byMs)}`;
    case 'keys-expired': {
      const told = note.keys.slice(0, 2).map((key) => shortenIds(cleanText(key, 60)));
      const more = note.keys.length - told.length;
      const names = told.join(', ') + (more > 0 ? ` and ${more} more` : '');
      return `time is up for ${names}`;
    }
    case 'server-changed':
      return `${serverName(server)} ${serverWords[note.now]}`;
    case 'store-changed':
      return note.now === 'down' ? 'the session store goes down' : 'the session store is back';
    case 'not-recorded':
      return `${note.events} ${note.events === 1 ? 'event is' : 'events are'} missing here: the session store had no room to record them`;
    case 'ticket-planted': {
      const by = cleanText(note.by, 40);
      const jar = `${cleanText(actor.name, 40)}’s jar`;
      return note.how === 'other-port'
        ? `a program on another port puts ${by}’s ticket into ${jar}`
        : `${by} was at this browser before, and left a ticket in ${jar}`;
    }
    case 'settings-changed':
      return `from here: ${note.was ? tellSettingsChange(note.was, note.settings) : tellSettings(note.settings)}`;
  }
};

const serverWords = {
  started: 'opens',
  stopped: 'closes',
  restarted: 'restarts: its memory is empty',
} as const;
