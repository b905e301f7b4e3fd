import { stringifyCookie } from 'cookie';
import type { ClockMove, DeviceRequest, NewDevice } from '../api/sandbox-api.ts';
import { ticketCookie } from '../session/vocabulary.ts';
import { readOurToken } from '../token/read-token.ts';
import type { ActionOf } from './lesson.ts';
import { splitRoute } from './split-route.ts';

const unitMs = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** How far the clock moves. @throws for a text that the lesson's schema would not let in */
export function toClockMove({ to }: Pick<ActionOf<'skip-time'>, 'to'>): ClockMove {
  if (to === 'closing-time') return { to };
  const parts = /^\+(\d+) (second|minute|hour|day)s?$/.exec(to);
  if (!parts) throw new RangeError(`Could not read "${to}" as a time. Write for example +1 hour.`);
  const unit = parts[2] as keyof typeof unitMs;
  return { byMs: Number(parts[1]) * unitMs[unit] };
}

/**
 * The device that an action wants, and what it is to send. Null where it is to have a ticket and there is none: one that it
 * takes, whose session id is `taken`, empty for a drop that holds none, or the number `guessed`. Where it is about a token that is
 * taken or forged, `taken` is that.
 */
export function toDeviceRequest(
  action: ActionOf<'device'>,
  taken: string | null,
  guessed: string | null = null,
): { device: NewDevice; request: DeviceRequest } | null {
  const { name, kind, route, role, username, password, takes, shows, guesses, over } = action;
  const isToken = isAboutToken(action);
  const isTaken = isToken || takes !== undefined;
  const ticket = takes === 'nothing' ? '' : isTaken ? taken : guesses ? guessed : (shows ?? null);
  if ((isTaken || guesses) && ticket === null) return null;
  const request: DeviceRequest = {
    ...toDeviceRoute(route),
    ...(role !== undefined && { json: { role } }),
    ...(username === undefined && password === undefined
      ? {}
      : { json: { username: username ?? '', password: password ?? '' } }),
    ...(over !== undefined && { over }),
    ...(ticket === null
      ? {}
      : { take: isToken || readOurToken(ticket) ? { token: ticket } : takeTicket(ticket) }),
  };
  return { device: { name, kind }, request };
}

/** Whether a device is first to come to a token, as another one has it or as it is made of one. */
export const isAboutToken = ({ takes, forges }: Pick<ActionOf<'device'>, 'takes' | 'forges'>): boolean =>
  takes === 'token' || forges !== undefined;

/** A route as a device asks by it. */
export function toDeviceRoute(route: string): Pick<DeviceRequest, 'method' | 'path'> {
  const { method, path } = splitRoute(route);
  return { method: method === 'POST' ? 'POST' : 'GET', path };
}

/** A session id as a device's jar takes it in; an empty one leaves it without any. */
export const takeTicket = (id: string): NonNullable<DeviceRequest['take']> => ({
  cookie: id === '' ? '' : stringifyCookie({ [ticketCookie]: id }),
});
