import type { Guest, Rack } from './scene.ts';
import { sayTimeLeft } from './time-left.ts';
import type { Told } from './to-speech.ts';
import { nameVoucher } from './to-vouchers.ts';

const most = 6;

/** What stands where, for whoever cannot see the picture. */
export const describeScene = ({ moment, scene }: Told): string =>
  [
    scene.attendants.map(({ name, at }) => `${name} stands at the ${at.type}.`).join(' '),
    ...scene.racks.map((rack) =>
      describeRack(
        rack,
        scene.racks.length > 1 || rack.id !== 'store',
        scene.hooks.filter((hook) => hook.rack === rack.id),
        moment.world.at,
      ),
    ),
    describeDenials(scene.denials),
    ...scene.guests.slice(0, most).map(describeGuest),
    scene.guests.length > most ? `${scene.guests.length - most} more are waiting.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');

const describeRack = (
  { name, isShut }: Rack,
  isNamed: boolean,
  hooks: Told['scene']['hooks'],
  at: number,
): string => {
  const rack = `rack${isNamed ? ` “${name}”` : ''}`;
  const shut = isShut ? ' A shutter is down before it.' : '';
  if (hooks.length === 0) return `The ${rack} is empty.${shut}`;
  const told = hooks
    .slice(0, most)
    .map(({ coat, number, expiresAt }) => `${coat.owner}’s on hook ${number}, ${sayTimeLeft(expiresAt, at)}`);
  const more = hooks.length > most ? `; and ${hooks.length - most} more` : '';
  const coats = hooks.length === 1 ? '1 coat hangs' : `${hooks.length} coats hang`;
  return `${coats} on the ${rack}: ${told.join('; ')}${more}.${shut}`;
};

const describeDenials = (denials: Told['scene']['denials']): string => {
  if (denials.length === 0) return '';
  const told = denials.slice(0, most).map(({ name }) => (name ? `${name}’s voucher` : 'a voucher'));
  const more = denials.length > most ? ` and ${denials.length - most} more` : '';
  return `On the list of what is denied: ${told.join(', ')}${more}.`;
};

const describeGuest = ({ name, isAtCounter, coat, tickets, vouchers }: Guest): string => {
  const where = isAtCounter ? 'is at the counter' : 'waits in the foyer';
  const arm = coat ? `, ${coat.owner}’s coat over the arm` : '';
  const numbers = tickets.slice(0, 3).map(({ number, isShown, origin }) => {
    const place = isShown ? ' on the counter' : '';
    return number + place + (origin.type === 'copied' ? ', a copy' : '');
  });
  const papers = vouchers
    .slice(0, 3)
    .map((voucher) => nameVoucher(voucher) + (voucher.isShown ? ' on the counter' : ''));
  const held = [...(numbers.length > 0 ? [`ticket ${numbers.join(' and ')}`] : []), ...papers];
  const holds = held.length > 0 ? held.join(' and ') : 'no ticket';
  return `${name} ${where}${arm}, with ${holds}.`;
};
