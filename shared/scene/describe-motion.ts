import { isLookup, removesKeys } from '../store/commands.ts';
import { cleanText } from '../trace/clean-text.ts';
import { askedName, receiverOf } from '../trace/drop.ts';
import type { Command } from '../trace/event.ts';
import { isLogin } from '../trace/login-name.ts';
import { sayDuration } from '../trace/say-duration.ts';
import { serverName } from '../trace/server-name.ts';
import { tellNote } from '../trace/tell-note.ts';
import { describeVoucherMotion } from './describe-voucher-motion.ts';
import type { Guest, Hook } from './scene.ts';
import { ticketNumber } from './ticket-number.ts';
import { isOver, sayTimeLeft } from './time-left.ts';
import type { Told } from './to-speech.ts';

/** What just happened, in one or two sentences and the cloakroom's words. */
export const describeMotion = ({ moment, scene }: Told): string => {
  const { last, request, command, shown } = moment;
  const { kind, sessions } = scene.motion;
  if (!last) return 'The cloakroom has opened. Nobody is here yet, and every hook is free.';
  const who = cleanText(last.actor.name, 16) || 'Somebody';
  const attendant = 'The attendant';
  const number = ticketNumber(moment.world, sessions[0] ?? '');
  const guest = scene.guests.find(({ id }) => id === last.actor.id);
  const coat = guest?.coat;
  const hook = [...scene.hooks, ...scene.taken].find(({ id }) => id === sessions[0]);

  const ofVoucher = describeVoucherMotion({ moment, scene }, who);
  if (ofVoucher !== null) return ofVoucher;

  switch (kind) {
    case 'stepped-up':
      if (coat) return `${who} comes to the counter with ${coat.owner}’s coat: a name and a password.`;
      return `${who} comes to the counter without a ticket.`;
    case 'shown':
      return `${who} shows ticket ${number}, and need not say who it is.`;
    case 'stolen':
      return `${who} shows ticket ${number}. ${whence(guest, sessions[0], scene.guests)}`;
    case 'walked':
      if (sessions.length === 0) return `${attendant} goes to the rack.`;
      return `${attendant} ${errand(command?.commands ?? [], number, hook !== undefined)}.`;
    case 'looked-up':
      if (sessions.length === 0) return `${attendant} looks along the rack.`;
      if (scene.bare) {
        const elsewhere = scene.hooks.some(({ id }) => id === sessions[0]);
        const why = elsewhere ? ' It hangs on the other attendant’s rack, which nobody here can see.' : '';
        return `There is no coat under number ${number}: the hook is bare.${why}`;
      }
      if (isOver(hook?.expiresAt ?? null, last.at))
        return `On hook ${number} still hangs ${hook?.coat.owner ?? 'somebody'}’s coat, but its time is up: nobody is served for it any more.`;
      return `On hook ${number} hangs ${hook?.coat.owner ?? 'somebody'}’s coat: now the attendant knows whom to serve.`;
    case 'handed-in': {
      const expiresAt = hook?.expiresAt ?? null;
      const unwatched =
        last.type === 'own-store' && expiresAt !== null
          ? ' Nobody watches the clock here: after that it hangs on until somebody looks.'
          : '';
      return `${hook?.coat.owner ?? 'Somebody'}’s coat hangs on hook ${number}, where it may stay ${sayTimeLeft(expiresAt, last.at)}.${unwatched}`;
    }
    case 'ticket-given':
      return `${attendant} hands ${who} ticket ${number}. The coat stays on the rack; only its number goes along.`;
    case 'served':
      if (!shown) return `${who} is served; no ticket was needed for that.`;
      return `${who} is served on the strength of ticket ${number} alone.`;
    case 'turned-away':
      if (last.type === 'response' && last.status >= 500)
        return `${attendant} cannot help ${who} just now (${last.status}). The ticket has lost nothing by it.`;
      if (request && isLogin(request))
        return `${who} is turned away with the coat still over the arm: the name and password were not right.`;
      return shown
        ? `${who} is turned away: ticket ${number} did not open this door.`
        : `${who} is turned away: no ticket, no service.`;
    case 'given-back':
      return `${hook?.coat.owner ?? 'The'}’s coat comes off hook ${number} and goes back to ${who}. Whoever shows that number now finds a bare hook.`;
    case 'torn':
      return scene.hooks.some(({ id }) => id === sessions[0])
        ? `${who}’s ticket is torn up, but the coat still hangs on hook ${number} for anyone who knows the number.`
        : `${who}’s ticket is torn up; the coat is off its hook as well.`;
    case 'expired':
      if (last.type === 'own-store')
        return `${attendant} sees only now that time was up, and takes ${listCoats(scene.taken)}. Until this look it hung there.`;
      return `Closing time takes ${listCoats(scene.taken)}. Tickets for ${sessions.length === 1 ? 'that hook' : 'those hooks'} are worth nothing now.`;
    case 'revoked':
      return `${attendant} takes ${listCoats(scene.taken)}, though nobody gave a ticket back. Every copy of the ticket is worth nothing at once.`;
    case 'clock-moved':
      if (last.type !== 'note' || last.note.kind !== 'clock-moved') return 'The clock jumps on.';
      return `The hands of the clock jump on by ${sayDuration(last.note.byMs)}. Every coat’s closing time is that much nearer.`;
    case 'restarted': {
      const server = serverName(last.server);
      if (scene.taken.length === 0)
        return `${server} goes out and comes back, remembering nothing. No coat is lost by it.`;
      return `${server} goes out and comes back, remembering nothing: ${listCoats(scene.taken)}, gone for good.`;
    }
    case 'store-down':
      return 'The shutter comes down before the rack. The coats hang behind it, and no attendant can get at them.';
    case 'store-up':
      return 'The shutter goes up again: every coat hangs where it hung.';
    case 'dropped':
      if (scene.motion.token !== null)
        return `A script in ${who}’s pocket finds ${scene.slip?.voucher?.name || 'somebody'}’s voucher and slips a copy to ${askedName(last)}. Nobody at the counter sees it, and nobody can take it back.`;
      return sessions.length === 0
        ? `A script in ${who}’s pocket has no number to pass on: ${askedName(last)} gets an empty note.`
        : `A script in ${who}’s pocket reads number ${number} and slips it to ${askedName(last)}. Nobody at the counter sees it.`;
    case 'voucher-shown':
    case 'voucher-given':
    case 'voucher-torn':
      return `${who} has to do with a voucher.`;
    case 'none':
      if (receiverOf(last))
        return `${askedName(last)} has what the script sent. The counter knows nothing of it.`;
      if (last.type === 'note' && last.note.kind !== 'script-read-cookies') {
        const told = tellNote(last);
        return `${told.charAt(0).toUpperCase()}${told.slice(1)}.`;
      }
      return last.type === 'note' && last.note.kind === 'script-read-cookies'
        ? `A script goes through ${who}’s pockets and finds ${last.note.visible.length > 0 ? cleanText(last.note.visible.slice(0, 3).join(', '), 40) : 'no ticket it could read'}.`
        : `${attendant} has been to the rack; every coat hangs where it hung.`;
  }
};

/** What the attendant goes to the rack for. */
const errand = (commands: readonly Command[], number: string, hangs: boolean): string => {
  if (commands.some(({ name }) => isLookup(name))) return `goes to the rack and looks for hook ${number}`;
  if (commands.some(({ name }) => removesKeys(name))) {
    return `goes to take the coat off hook ${number}`;
  }
  return hangs ? `goes to see to hook ${number}` : `takes the coat to a free hook and numbers it ${number}`;
};

const whence = (guest: Guest | undefined, id: string | undefined, guests: readonly Guest[]): string => {
  const origin = guest?.tickets.find((ticket) => ticket.id === id)?.origin;
  if (origin?.type !== 'copied') return 'No attendant has ever given it out: the number is made up.';
  const owner = guests.find((other) => other.id === origin.from)?.name ?? 'somebody else';
  return `It was given to ${owner}; a number works in any hand.`;
};

const listCoats = (taken: readonly Hook[]): string => {
  const told = taken.slice(0, 3).map(({ coat, number }) => `${coat.owner}’s coat off hook ${number}`);
  const more = taken.length - told.length;
  return told.join(', ') + (more > 0 ? ` and ${more} more` : '');
};
