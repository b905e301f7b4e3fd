import type { Request, RequestHandler } from 'express';
import { findException } from '../http/foreign-exceptions.ts';
import type { SandboxStates } from '../sandbox/sandbox-state.ts';
import type { Errands } from './errands.ts';

type ToSandbox = Request<{ id: string }>;

/**
 * Whether what another site causes may pass all the same: one of the closed list, while this sandbox's switch is off, or
 * once, for the page that its learner has just opened. With the switch on that arrives without a ticket, which is what is
 * to be seen.
 */
export const createIsException =
  ({ errands, states }: { errands: Errands; states: Pick<SandboxStates, 'read'> }) =>
  async ({ method, path, params }: ToSandbox): Promise<boolean> => {
    const exception = findException(method, path);
    if (exception === null) return false;
    return (
      errands.isUnderWay(params.id, exception.by) || exception.isOpen((await states.read(params.id)).settings)
    );
  };

/** Marks the errand of a foreign page as done when what it causes has come. */
export function noteForeign(errands: Errands): RequestHandler<{ id: string }> {
  return (request, _response, next) => {
    const exception = findException(request.method, request.path);
    if (exception !== null && request.headers['sec-fetch-site'] === 'cross-site')
      errands.arrived(request.params.id, exception.by);
    next();
  };
}
