import express, { type RequestHandler, type Response, Router } from 'express';
import { type PresenterLink, shownKeySchema, stageMessageSchema } from '#shared/api/stage-api.ts';
import { refuse } from '../http/api-refusal.ts';
import { requireJson } from '../http/require-json.ts';
import { sendFresh } from '../http/send-fresh.ts';
import { beginStream } from '../stream/begin-stream.ts';
import { formatSse } from '../stream/format-sse.ts';
import { isOpen } from '../stream/patient-output.ts';
import { isKeyOf, toPresenterCookie } from './presenter-key.ts';
import { createQrCodes } from './qr-codes.ts';
import { requireKey, requireRoomOf } from './require-presenter.ts';
import type { Room, Rooms } from './rooms.ts';
import type { StageLines } from './stage-lines.ts';

export type LineRoutesOptions = {
  /** The path beneath which the product lies. */
  base: string;
  rooms: Pick<Rooms, 'of' | 'find' | 'link'>;
  lines: StageLines;
  /** Where other devices find this server, without a slash at its end. */
  address(): { url: string };
  heartbeatMs: number;
  onError(error: unknown): void;
};

/** How many windows a process keeps at one room's line: a stage, the presenter's, and what they had open before. The one that is there longest makes way. */
const WINDOWS = 8;
const QR_CODES = 100;

type Handler = RequestHandler<{ id: string }>;

/**
 * By which a stage and its presenter's window on another machine find each other. All but the door asks for the room's key, which
 * only the browser that opened the room has, and whoever was given its link. To be mounted at `/:id`, as the presenter's routes are.
 */
export function createLineRoutes(options: LineRoutesOptions): { routes: Router; close(): void } {
  const { rooms, lines } = options;
  const routes = Router({ mergeParams: true });
  const readJson = express.json({ limit: '2kb' });
  const qrOf = createQrCodes(QR_CODES);
  const open = new Map<string, Set<Response>>();
  let closing = false;

  const requireRoom = requireRoomOf(rooms);

  const tellLink: Handler = (request, response) => {
    const { key } = response.locals.room as Room;
    const { url } = options.address();
    // After the `#`, which goes to no server, and so into no log.
    const [presenter, stage] = ['presenter', 'stage'].map(
      (page) => `${url}/s/${request.params.id}/${page}#key=${key}`,
    ) as [string, string];
    sendFresh(response, { presenter, stage, qrSvg: qrOf(presenter) } satisfies PresenterLink);
  };

  const takeKey: Handler = async (request, response) => {
    const shown = shownKeySchema.safeParse(request.body);
    if (!shown.success) return refuse(response, 'bad-request');
    const room = response.locals.room as Room;
    const { key } = shown.data;
    if (!isKeyOf(room, key)) return refuse(response, 'not-presenting');
    await rooms.link(room);
    response
      .status(204)
      .append(
        'Set-Cookie',
        toPresenterCookie(key, { base: options.base, sandboxId: request.params.id, secure: request.secure }),
      )
      .end();
  };

  const say: Handler = async (request, response) => {
    const message = stageMessageSchema.safeParse(request.body);
    if (!message.success) return refuse(response, 'bad-request');
    await lines.say((response.locals.room as Room).code, JSON.stringify(message.data));
    response.status(204).end();
  };

  const listen: Handler = async (request, response) => {
    const { code } = response.locals.room as Room;
    if (!beginStream(request, response)) return;
    if (closing) return void response.end();
    const windows = open.get(code) ?? new Set();
    const [longest] = windows;
    // Presenters locked out: a window whose machine fell off the network stays for minutes, while it comes again and again.
    if (longest && windows.size >= WINDOWS) {
      windows.delete(longest);
      longest.destroy();
    }
    open.set(code, windows.add(response));
    try {
      await followLine(response, code, options);
    } finally {
      windows.delete(response);
      if (windows.size === 0) open.delete(code);
    }
  };

  routes.get<string, { id: string }>('/room/link', requireRoom, requireKey, tellLink);
  routes.post<string, { id: string }>('/room/link', requireRoom, requireJson, readJson, takeKey);
  routes.get<string, { id: string }>('/room/line', requireRoom, requireKey, listen);
  routes.post<string, { id: string }>('/room/line', requireRoom, requireKey, requireJson, readJson, say);
  return {
    routes,
    close() {
      closing = true;
      for (const windows of open.values()) for (const window of windows) window.end();
    },
  };
}

/** Streams what is said to one window, until it leaves or the room is no more. What a slow one has no room for it has missed. */
async function followLine(
  output: Response,
  code: string,
  { rooms, lines, heartbeatMs, onError }: LineRoutesOptions,
): Promise<void> {
  const left = new AbortController();
  const gone = new Promise<void>((resolve) => left.signal.addEventListener('abort', () => resolve()));
  output.once('close', () => left.abort());
  if (output.destroyed) left.abort();
  const write = (text: string) => {
    if (isOpen(output) && !output.writableNeedDrain) output.write(text);
  };
  const beat = setInterval(async () => {
    try {
      if ((await rooms.find(code)) === null) output.end();
      else write(': here\n\n');
    } catch (error) {
      onError(error);
    }
  }, heartbeatMs);
  try {
    await lines.listen(code, (json) => write(formatSse({ event: 'stage', json })), left.signal);
    // Only whoever has had a first word is at the line.
    write(formatSse({ event: 'listening', json: '{}' }));
    await gone;
  } catch (error) {
    onError(error);
    output.destroy();
  } finally {
    clearInterval(beat);
    left.abort();
  }
}
