import express, { type Request, type RequestHandler, Router } from 'express';
import { errandSchema } from '#shared/api/sandbox-api.ts';
import type { HeaderFields } from '#shared/exchange/header-fields.ts';
import { isTicketForm, ticketCookie } from '#shared/session/vocabulary.ts';
import type { Actor, RecordedEvent } from '#shared/trace/event.ts';
import { mountOf } from '../addresses/base-path.ts';
import { refuse } from '../http/api-refusal.ts';
import { requireJson } from '../http/require-json.ts';
import { sendFresh } from '../http/send-fresh.ts';
import { type Devices, jarSite } from '../sandbox/devices.ts';
import type { SandboxStates } from '../sandbox/sandbox-state.ts';
import type { Neighbour } from './create-neighbour.ts';
import type { Errands } from './errands.ts';
import { type Planted, tellPlanted, toPlantedCookie } from './plant-ticket.ts';

type Handler = RequestHandler<{ id: string; errand: string }>;

/** Errands of a sandbox: what the neighbour is to do at the browser that asks. To be mounted at `/:id`. */
export function createErrandRoutes(options: {
  errands: Errands;
  neighbour: Pick<Neighbour, 'urls'>;
  devices: Pick<Devices, 'find' | 'openJar'>;
  states: Pick<SandboxStates, 'read'>;
  whoAsks(sandboxId: string, headers: HeaderFields): Promise<Actor>;
  record(sandboxId: string, event: RecordedEvent): Promise<void>;
  /** The path beneath which the product lies. */
  base: string;
  now(): number;
}): Router {
  const { errands, neighbour, devices, states } = options;
  const routes = Router({ mergeParams: true });
  const urlsFor = ({ headers, secure }: Pick<Request, 'headers' | 'secure'>) =>
    neighbour.urls(String(headers.host ?? ''), secure);

  const ticketOf = async (sandboxId: string, { id }: Actor, secure: boolean): Promise<string | null> => {
    const jar = await devices.openJar(sandboxId, id);
    const cookies = await jar.getCookies(jarSite(secure) + mountOf(options.base, sandboxId));
    return cookies.find(({ key }) => key === ticketCookie)?.value ?? null;
  };

  const leave: Handler = async (request, response) => {
    const wanted = errandSchema.safeParse(request.body);
    if (!wanted.success) return refuse(response, 'bad-request');
    const { id: sandboxId } = request.params;
    const { data } = wanted;
    const urls = await urlsFor(request);
    if (data.does !== 'plant') {
      if (urls === null) return sendFresh(response, { place: null });
      const site = `http://${String(request.headers.host).toLowerCase()}`;
      const errand = errands.leave({ sandboxId, does: data.does, site });
      return sendFresh(response, { place: { url: `${urls.otherSite}/foreign/${errand}`, errand } });
    }
    const device = await devices.find(sandboxId, data.device);
    if (device === null) return refuse(response, 'not-found');
    const ticket = data.number ?? (await ticketOf(sandboxId, device, request.secure));
    // Whatever else a server may have given him is nothing for anybody's browser.
    if (ticket === null || !isTicketForm(ticket)) return refuse(response, 'nothing-to-plant');
    const { settings, offsetMs } = await states.read(sandboxId);
    const actor = await options.whoAsks(sandboxId, request.headers);
    // As those that the demo app gives out, so that it does not stick out among them.
    const httpOnly = settings.httpOnly === 'on';
    const planted = {
      sandboxId,
      mount: mountOf(options.base, sandboxId),
      actor,
      ticket,
      by: device.name,
      httpOnly,
    };
    if (urls !== null && data.stays !== true) {
      const errand = errands.leave({ does: 'plant', ...planted });
      return sendFresh(response, { place: { url: `${urls.sameSite}/plant/${errand}`, errand } });
    }
    const here: Planted = { ...planted, how: 'same-browser' };
    await options.record(sandboxId, tellPlanted(here, options.now() + offsetMs));
    response.append('Set-Cookie', toPlantedCookie(here, request.secure && settings.secure !== 'never'));
    sendFresh(response, { place: null });
  };

  const tellState: Handler = (request, response) => {
    const { id, errand } = request.params;
    sendFresh(response, { done: errands.isDone(id, errand) });
  };

  routes.post('/errands', requireJson, express.json({ limit: '4kb' }), leave);
  routes.get('/errands/:errand', tellState);
  return routes;
}
