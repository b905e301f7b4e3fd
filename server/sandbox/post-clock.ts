import type { RequestHandler } from 'express';
import { clockMoveSchema, type SandboxStatus } from '#shared/api/sandbox-api.ts';
import { refuse } from '../http/api-refusal.ts';
import { sendFresh } from '../http/send-fresh.ts';
import type { Clock } from './clock.ts';
import type { SandboxState } from './sandbox-state.ts';

/** `POST …/clock`: moves the sandbox's clock on, and answers with the status. */
export function postClock(options: {
  clock: Clock;
  toStatus(sandboxId: string, state: SandboxState): SandboxStatus;
}): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const move = clockMoveSchema.safeParse(request.body);
    if (!move.success) return refuse(response, 'bad-request');
    const { id } = request.params;
    const moved = await options.clock.move(id, move.data);
    if (typeof moved === 'string') return refuse(response, moved);
    sendFresh(response, options.toStatus(id, moved));
  };
}
