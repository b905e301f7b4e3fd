import type { Response } from 'express';
import type { ApiError, ApiErrorCode } from '#shared/api/sandbox-api.ts';

const STATUS: Record<ApiErrorCode, number> = {
  'bad-request': 400,
  'foreign-host': 421,
  'foreign-origin': 403,
  'not-found': 404,
  'outside-base': 404,
  'sandbox-not-found': 404,
  'sandboxes-full': 503,
  'class-code-needed': 403,
  'class-code-wrong': 403,
  'host-token-needed': 401,
  'too-many-requests': 429,
  'too-many-listeners': 503,
  'too-many-devices': 503,
  'too-many-waiting': 429,
  'room-not-found': 404,
  'rooms-full': 503,
  'room-full': 503,
  'not-in-room': 403,
  'not-presenting': 403,
  'question-closed': 409,
  'clock-too-far': 409,
  'clock-busy': 409,
  'no-session': 409,
  'nothing-to-plant': 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'store-unavailable': 503,
  'store-full': 503,
  'store-refuses': 503,
  'storage-refused': 503,
  'needs-server': 501,
  internal: 500,
};

const MESSAGE: Record<ApiErrorCode, string> = {
  'bad-request': 'Could not read the request: it is not what this route expects. Check its form.',
  'foreign-host':
    'Could not answer: this address is not one of this server’s own. Open the address that it printed at its start, or set PUBLIC_URL.',
  'foreign-origin':
    'Could not accept the request: it came from another site. Use the page of this server; where a proxy stands in front of it, set PUBLIC_URL to what the address bar says.',
  'not-found': 'Could not find that: there is nothing at this address. Check it, or start at /.',
  'outside-base':
    'Could not find that: all of this server lies beneath the path of PUBLIC_URL. Open that address; a proxy in front of it has to pass the whole path on.',
  'sandbox-not-found':
    'Could not find this sandbox: it has expired, or the server was restarted. Start a new one at /.',
  'sandboxes-full':
    'Could not open a sandbox: all places are taken. Try again later; those that nobody uses make room by themselves.',
  'class-code-needed':
    'Could not open a sandbox: this server wants the code of its class. Ask whoever runs the class for it.',
  'class-code-wrong':
    'Could not open a sandbox: that is not the code of this class, or no longer. Ask whoever runs the class for it.',
  'host-token-needed':
    'Could not show this: it is for whoever runs the server. Send the token that the server printed at its start.',
  'too-many-requests':
    'Could not open a sandbox: too many were asked for from here. Wait a minute and try again.',
  'too-many-listeners':
    'Could not open one more live view: this sandbox or this server has as many as it can serve. Close a tab and reload.',
  'too-many-devices':
    'Could not let one more device in: this sandbox has as many as it can tell apart. Use one of those, or start a new sandbox.',
  'too-many-waiting':
    'Could not take one more request: as many of this sandbox wait as may. Send fewer at a time, and this one again in a moment.',
  'room-not-found':
    'Could not find this room: it has been closed, or a letter of its code is another. Ask whoever presents.',
  'rooms-full': 'Could not open a room: this server has as many as it holds. Try again later.',
  'room-full':
    'Could not let one more in: every place in this room is taken. Look on with somebody, or try again when somebody has left.',
  'not-in-room': 'Could not do this: you have no place in this room. Open its page to come in.',
  'not-presenting':
    'Could not do this: it is for whoever opened this room, or has its link for the presenter. Open the link anew; it ends with its room.',
  'question-closed':
    'Could not take this answer: the question has been closed, or another one is asked now. Look at the room again.',
  'clock-too-far':
    'Could not move the clock: it would be more than twenty years ahead. Start a new sandbox to begin today again.',
  'clock-busy': 'Could not move the clock: it is being moved already. Try again in a moment.',
  'no-session': 'Could not go to closing time: nobody has a session that ends. Log in first.',
  'nothing-to-plant': 'Could not plant a ticket: this device has none. Let it log in first.',
  'too-large': 'Could not read the request: its body is too large. Send less.',
  'unsupported-media-type': 'Could not read the request: its body is not JSON. Send it as application/json.',
  'store-unavailable':
    'Could not reach the session store. It is tried again by itself; wait a moment and retry.',
  'store-full':
    'Could not do this: the session store is full. What ends sessions still works, and makes room; so do sandboxes that nobody uses. Try again later.',
  'store-refuses':
    'Could not do this: the session store answers, but takes nothing at the moment. It is tried again by itself; wait a moment and retry.',
  'storage-refused':
    'Could not do this: this browser does not let the page keep anything, or has no room left. Allow storage for this site or make room, then reload; what was there before is still there.',
  'needs-server':
    'Could not do this: it takes a server on the network, and this page has none. Start Coat Check on a machine of your own with npm start.',
  internal: 'Could not answer: something went wrong on our side. Try again.',
};

/** Answers with one refusal from the closed list, in the form *Could not X: why. What to do.* */
export function refuse(response: Response, code: ApiErrorCode): void {
  const { status, body } = toRefusal(code);
  noteRefusal(response, code);
  response.status(status).set('Cache-Control', 'no-store').json(body);
}

/** Keeps for the log that somebody is refused, whatever they are shown. @returns the status of the answer */
export function noteRefusal(response: Pick<Response, 'locals'>, code: ApiErrorCode): number {
  response.locals.refusal = code;
  return STATUS[code];
}

/** A refusal, for where there is no response to write it to. */
export function toRefusal(code: ApiErrorCode): { status: number; body: ApiError } {
  return { status: STATUS[code], body: { error: { code, message: MESSAGE[code] } } };
}
