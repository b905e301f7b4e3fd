import type { RequestHandler } from 'express';
import { refuse } from '../http/api-refusal.ts';
import { isKeyOf, readPresenterKey } from './presenter-key.ts';
import type { Room, Rooms } from './rooms.ts';

type Handler = RequestHandler<{ id: string }>;

/** Lets on to the room that is open in a sandbox, as `response.locals.room`. */
export const requireRoomOf =
  (rooms: Pick<Rooms, 'of'>): Handler =>
  async (request, response, next) => {
    const room = await rooms.of(request.params.id);
    if (room === null) return refuse(response, 'room-not-found');
    response.locals.room = room;
    next();
  };

/** Lets on whoever shows that room's key. To be mounted behind `requireRoomOf`. */
export const requireKey: Handler = (request, response, next) => {
  // Forged orders: a guest knows the room's code, and a device that was let in the sandbox's address; neither is the key.
  if (isKeyOf(response.locals.room as Room, readPresenterKey(request.headers.cookie))) next();
  else refuse(response, 'not-presenting');
};
