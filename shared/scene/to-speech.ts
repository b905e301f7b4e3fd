import { isLogin, loginName } from '../trace/login-name.ts';
import { isTokenLogin } from '../trace/token-messages.ts';
import type { Moment } from '../world/moment.ts';
import { sayOfVoucher } from './say-of-voucher.ts';
import type { Scene } from './scene.ts';
import { isOver } from './time-left.ts';
import { coatOf } from './to-coat.ts';

export type Told = { moment: Moment; scene: Omit<Scene, 'speech' | 'description'> };

/** The few words that are spoken at the last event; null when it passes in silence. */
export const toSpeech = ({ moment, scene }: Told): Scene['speech'] => {
  const { last, request } = moment;
  const { kind } = scene.motion;
  if (!last) return null;
  const guest = (text: string): Scene['speech'] => ({ by: 'guest', who: last.actor.id, text });
  const attendant = (text: string): Scene['speech'] => ({ by: 'attendant', who: last.server, text });
  // The login form is served to an old ticket as well.
  const hangs = (ticket: string | null) => scene.hooks.some(({ id }) => id === ticket);
  const ofVoucher = sayOfVoucher({ moment, scene });
  if (ofVoucher) return ofVoucher.by === 'guest' ? guest(ofVoucher.text) : attendant(ofVoucher.text);
  switch (kind) {
    case 'stepped-up': {
      const name = request && (isLogin(request) || isTokenLogin(request)) ? loginName(request) : null;
      return guest(name ? `It’s ${coatOf(name).owner}.` : 'Hello?');
    }
    case 'shown':
    case 'stolen':
      return guest('My ticket.');
    case 'looked-up':
      if (scene.motion.sessions.length === 0) return null;
      if (
        scene.hooks.some(({ id, expiresAt }) => id === scene.motion.sessions[0] && isOver(expiresAt, last.at))
      )
        return attendant('Its time is up.');
      return scene.bare ? attendant('A bare hook…') : attendant('Here it hangs!');
    case 'ticket-given':
      return attendant('Your ticket.');
    case 'served':
      return attendant(hangs(moment.shown) ? 'Here you are!' : 'At your service.');
    case 'turned-away':
      if (last.type === 'response' && last.status >= 500) return attendant('I can’t just now.');
      return attendant('I’m afraid not.');
    case 'torn':
      return attendant('Good night!');
    case 'expired':
      return attendant('Closing time!');
    case 'revoked':
      return attendant('Off it comes.');
    case 'restarted':
      return attendant('Where was I?');
    case 'voucher-shown':
    case 'voucher-given':
    case 'voucher-torn':
    case 'dropped':
    case 'clock-moved':
    case 'store-down':
    case 'store-up':
    case 'none':
    case 'walked':
    case 'handed-in':
    case 'given-back':
      return null;
  }
};
