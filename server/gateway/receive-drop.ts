import type { RequestHandler } from 'express';
import { DROP_BYTES, dropSchema } from '#shared/api/sandbox-api.ts';
import type { Exchange } from '#shared/exchange/exchange.ts';
import type { Answer } from '#shared/exchange/http-message.ts';
import { createKnownSecrets } from '#shared/exchange/known-secrets.ts';
import { recordExchange } from '#shared/exchange/record-exchange.ts';
import { dropRoute } from '#shared/trace/drop.ts';
import type { RecordedEvent } from '#shared/trace/event.ts';
import { refuse } from '../http/api-refusal.ts';
import type { Devices } from '../sandbox/devices.ts';
import type { SandboxStates } from '../sandbox/sandbox-state.ts';
import { unlessFull } from '../store/store-trouble.ts';
import { cleanHeaders } from './clean-headers.ts';
import type { IdentifySender } from './identify-actor.ts';
import { readBody } from './read-body.ts';
import { sendAnswer } from './send-answer.ts';
import { toLines } from './to-lines.ts';

export type DropOptions = {
  devices: Pick<Devices, 'find'>;
  states: Pick<SandboxStates, 'read'>;
  identify: IdentifySender;
  /** Resolves when the event is in the store. */
  record(sandboxId: string, event: RecordedEvent): Promise<void>;
  now(): number;
};

/** As little as a thief needs to say. */
const thanks: Answer = {
  status: 204,
  reason: 'No Content',
  headers: [['Cache-Control', 'no-store']],
  body: new Uint8Array(),
  source: null,
};

const [method = '', path = ''] = dropRoute.split(' ');

/**
 * A thief's drop, where a script of the page leaves what it saw. The request is recorded as it came, its path without the
 * sandbox's address, and as one that no server of the cloakroom was asked.
 *
 * A drop must not become a way out for what else lies on this machine: the body has room for the sandbox's own ticket and
 * for nothing more, whoever sends it, and no cookie that travels with the request is written down.
 */
export function createReceiveDrop(options: DropOptions): RequestHandler<{ id: string; device: string }> {
  const { devices, states, now } = options;

  return async (request, response) => {
    const { id, device } = request.params;
    const thief = await devices.find(id, device);
    if (thief?.kind !== 'attacker') return refuse(response, 'not-found');
    const read = await readBody(request, DROP_BYTES);
    if (read === 'cut-off') return;
    if (read.bodyBytes > DROP_BYTES) return refuse(response, 'too-large');
    if (!dropSchema.safeParse(toJson(read.body)).success) return refuse(response, 'bad-request');

    const sent = toLines(request.rawHeaders);
    const [state, sender] = await Promise.all([states.read(id), options.identify(id, sent)]);
    if (sender === 'too-many') return refuse(response, 'too-many-devices');
    const { actor, leftOut } = sender;
    const receipts: Promise<void>[] = [];
    const exchange: Exchange = {
      id: crypto.randomUUID().slice(24),
      actor,
      receiver: thief,
      server: 'A',
      now: () => now() + state.offsetMs,
      nextCall: () => 0,
      secrets: createKnownSecrets(),
      record: (event) => void receipts.push(options.record(id, event)),
    };
    // Not even a ticket that came along by itself: it would be another program's, whose path is wider than the sandbox's.
    const headers = cleanHeaders(sender.headers, new Set(), () => false);
    const answer = await recordExchange(
      exchange,
      { method, path, headers, ...read, ...(leftOut && { leftOut }) },
      { handle: async () => thanks, stopwatch: now },
    );
    await unlessFull(Promise.all(receipts), null);
    sendAnswer(response, answer);
  };
}

/** Undefined for what is no JSON. */
function toJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
