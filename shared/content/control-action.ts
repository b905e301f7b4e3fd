import { stringifyCookie } from 'cookie';
import type { ClockMove, DeviceRequest, NewDevice } from '../api/sandbox-api.ts';
import { ticketCookie } from '../session/vocabulary.ts';
import type { ActionOf } from './lesson.ts';

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
 * The device that an action wants, and what it is to send. Null where it is to copy the browser's ticket and the
 * browser has none; `browserTicket` is the session id in its jar.
 */
export function toDeviceRequest(
  action: ActionOf<'device'>,
  browserTicket: string | null,
): { device: NewDevice; request: DeviceRequest } | null {
  const { name, kind, route, username, password, takes } = action;
  if (takes && browserTicket === null) return null;
  const space = route.indexOf(' ');
  const request: DeviceRequest = {
    method: route.slice(0, space) === 'POST' ? 'POST' : 'GET',
    path: route.slice(space + 1),
    ...(username === undefined && password === undefined
      ? {}
      : { json: { username: username ?? '', password: password ?? '' } }),
    ...(takes && browserTicket !== null ? { take: takeTicket(browserTicket) } : {}),
  };
  return { device: { name, kind }, request };
}

/** A session id as a device's jar takes it in. */
export const takeTicket = (id: string): NonNullable<DeviceRequest['take']> => ({
  cookie: stringifyCookie({ [ticketCookie]: id }),
});
