import type { IncomingMessage, ServerResponse } from 'node:http';
import { CutOff } from '#shared/exchange/run-app.ts';
import { LineFull, type TakeTurn } from '../fair-turns.ts';
import type { Gateway, Target } from './gateway.ts';
import { readBody } from './read-body.ts';
import { sendAnswer } from './send-answer.ts';
import { toLines } from './to-lines.ts';

/** The gateway at a socket. Resolves when the answer is on its way; with `too-many-…` nothing is answered yet. */
export type Forward = (
  request: IncomingMessage,
  response: ServerResponse,
  target: Target & { path: string },
) => Promise<'too-many-devices' | 'too-many-waiting' | 'passed'>;

/**
 * Takes requests from sockets to the gateway, and its answers back. If it fails nothing is answered, for others to do so.
 *
 * @param maxBodyBytes bodies above this are refused with 413, unread
 * @param takeTurn when each sandbox's requests are handled
 */
export function createForward(
  gateway: Pick<Gateway, 'handle'>,
  { maxBodyBytes, takeTurn }: { maxBodyBytes: number; takeTurn: TakeTurn },
): Forward {
  return async (request, response, { path, ...target }) => {
    const read = await readBody(request, maxBodyBytes);
    if (read === 'cut-off') return 'passed';
    const { method = 'GET' } = request;
    const handle = async () => {
      // Whoever hung up while waiting asks for nothing any more.
      if (response.destroyed) return 'cut-off';
      return gateway.handle({ method, path, headers: toLines(request.rawHeaders), ...read }, target);
    };
    const answer = await takeTurn(target.sandboxId, handle).catch((error: unknown) => {
      if (error instanceof CutOff) return 'cut-off';
      if (error instanceof LineFull) return 'too-many-waiting';
      throw error;
    });
    if (answer === 'too-many-devices' || answer === 'too-many-waiting') return answer;
    if (answer === 'cut-off') response.destroy();
    else sendAnswer(response, answer);
    return 'passed';
  };
}
