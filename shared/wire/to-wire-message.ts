import { ticketPair } from '../session/vocabulary.ts';
import type { TraceEvent, TraceEventOf } from '../trace/event.ts';
import { tellNote } from '../trace/tell-note.ts';
import { writeRequest, writeResponse } from './http-to-wire.ts';
import { writeOperation } from './operation-to-wire.ts';
import { writeCommands, writeReplies } from './store-to-wire.ts';
import { createWireWriter, type WireMessage, type WireWriter } from './wire-message.ts';

const write = (writer: WireWriter, event: TraceEvent, fate: string | null): void => {
  switch (event.type) {
    case 'request':
      writeRequest(writer, event);
      break;
    case 'response':
      writeResponse(writer, event, fate);
      break;
    case 'store-command':
      writeCommands(writer, event);
      break;
    case 'store-reply':
      writeReplies(writer, event);
      break;
    case 'own-store':
      writeOperation(writer, event);
      break;
    case 'note': {
      if (event.note.kind === 'ticket-planted') {
        writePlanted(writer, event.note);
        break;
      }
      if (event.note.kind !== 'script-read-cookies') {
        writer.line(tellNote(event));
        break;
      }
      const { visible } = event.note;
      const seen = JSON.stringify(visible.join('; '));
      const says =
        visible.length > 0
          ? 'These cookies are open to every script of the page.'
          : 'Nothing. A cookie with HttpOnly may be there all the same: no script gets to see it.';
      writer.line('document.cookie → ', { text: seen, term: 'What the script saw', says });
      break;
    }
  }
};

/** The line by which it came into the jar, as an answer of the demo app itself would have it. */
const writePlanted = (
  writer: WireWriter,
  { ticket, by, how, path, httpOnly }: Extract<TraceEventOf<'note'>['note'], { kind: 'ticket-planted' }>,
): void => {
  writer.line(
    how === 'other-port'
      ? 'A program on another port of this host name answered the browser:'
      : 'Somebody was at this browser before you, and this is what is left:',
  );
  writer.line('Set-Cookie: ', {
    text: `${ticketPair(ticket)}; Path=${path}; ${httpOnly ? 'HttpOnly; ' : ''}SameSite=Lax`,
    term: 'Cookies know no ports',
    says: `${by} knows this number. A browser keeps cookies by host name and path, whatever the port, and cannot tell who set one (RFC 6265bis, section 8.5). HttpOnly keeps scripts from it, and nobody else.`,
  });
};

/**
 * The raw message of an event, with the parts that matter explained. Text from outside stays as it was: escape it.
 * `fate` is what became of the ticket that a response refuses (`tellFate`), which its server cannot know.
 */
export const toWireMessage = (event: TraceEvent, fate: string | null = null): WireMessage => {
  const writer = createWireWriter();
  write(writer, event, fate);
  return writer.toMessage();
};
