import type { z } from 'zod/mini';
import { type ApiErrorCode, apiErrorSchema } from '#shared/api/sandbox-api.ts';
import { isStatic } from '../static/is-static.ts';
import { workerHere } from '../static/worker-here.ts';
import { BASE, hrefOf } from './base.ts';

/** Why a request to the product's own routes brought nothing. `unreachable` is a network that failed. */
export type Refusal = { code: ApiErrorCode | 'unreachable' | 'unexpected'; message: string };
export type Answer<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

/** Why an answer brought nothing, in words; null for one that did. */
export const refusalIn = (answer: Answer<unknown>): string | null =>
  answer.ok ? null : answer.refusal.message;

const unreachable: Refusal = {
  code: 'unreachable',
  message:
    'Could not reach the cloakroom: the server does not answer. Check that it is running, then try again.',
};
const unexpected = (status: number): Refusal => ({
  code: 'unexpected',
  message: `Could not read the cloakroom’s answer: it came with status ${status} and did not fit. Reload the page.`,
});

const readJson = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    // An answer that is no JSON fits no schema, which is then what the learner reads about.
    return undefined;
  }
};

/** Asks one of the product's own routes, by its address. Every failure is a value, with a message fit for people. */
export const ask = async <Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
  init: RequestInit = {},
  send: typeof fetch = fetch,
): Promise<Answer<z.output<Schema>>> => {
  if (isStatic) {
    const worker = await workerHere(BASE);
    if (worker.state === 'none') return { ok: false, refusal: { code: 'unreachable', message: worker.why } };
  }
  try {
    const response = await send(hrefOf(path), { credentials: 'same-origin', ...init });
    const body = await readJson(response);
    if (response.ok) {
      const parsed = schema.safeParse(body);
      return parsed.success
        ? { ok: true, value: parsed.data }
        : { ok: false, refusal: unexpected(response.status) };
    }
    const refused = apiErrorSchema.safeParse(body);
    return { ok: false, refusal: refused.success ? refused.data.error : unexpected(response.status) };
  } catch {
    return { ok: false, refusal: unreachable };
  }
};

export const postJson = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
