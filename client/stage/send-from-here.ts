import type { ActionRequest } from '#shared/content/action-request.ts';
import { sendRequest } from '../lesson/actions/send-request.ts';
import { mountOf } from '../page/addresses.ts';
import type { Answer } from '../requests/ask.ts';

/** Sends one request to the demo app from this very browser. An answer is an answer, whatever its status. */
export const sendFromHere = async (
  sandboxId: string,
  request: ActionRequest,
  send: typeof fetch = fetch,
): Promise<Answer<{ status: number }>> => {
  const outcome = await sendRequest(request, mountOf(sandboxId), send);
  return outcome.state === 'answered'
    ? { ok: true, value: { status: outcome.status } }
    : { ok: false, refusal: { code: 'unreachable', message: outcome.message } };
};
