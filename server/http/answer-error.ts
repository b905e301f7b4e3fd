import type { ErrorRequestHandler } from 'express';
import type { ApiErrorCode } from '#shared/api/sandbox-api.ts';
import { type StoreTrouble, storeTrouble } from '../store/store-trouble.ts';
import { refuse } from './api-refusal.ts';
import { keepError } from './log-requests.ts';

/** The one place that turns a thrown value into an answer. A bug answers a bare 500; the request's log line tells it in full. */
export const answerError: ErrorRequestHandler = (error, _request, response, next) => {
  const code = toCode(error);
  if (code === 'internal' || storeTrouble(error) !== null) keepError(response, error);
  if (response.headersSent) next(error);
  else refuse(response, code);
};

/** How trouble with the store is called to whoever asks. */
export const troubleCodes = {
  away: 'store-unavailable',
  full: 'store-full',
  refusing: 'store-refuses',
} as const satisfies Record<StoreTrouble, ApiErrorCode>;

function toCode(error: unknown): ApiErrorCode {
  const trouble = storeTrouble(error);
  if (trouble !== null) return troubleCodes[trouble];
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413) return 'too-large';
  if (status === 415) return 'unsupported-media-type';
  if (typeof status === 'number' && status >= 400 && status < 500) return 'bad-request';
  return 'internal';
}
