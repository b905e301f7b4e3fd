import type { ErrorRequestHandler } from 'express';
import type { ApiErrorCode } from '#shared/api/sandbox-api.ts';
import { isStoreError } from '../store/is-store-error.ts';
import { refuse } from './api-refusal.ts';
import { keepError } from './log-requests.ts';

/** The one place that turns a thrown value into an answer. A bug answers a bare 500; the request's log line tells it in full. */
export const answerError: ErrorRequestHandler = (error, _request, response, next) => {
  const code = toCode(error);
  if (code === 'internal' || code === 'store-unavailable') keepError(response, error);
  if (response.headersSent) next(error);
  else refuse(response, code);
};

function toCode(error: unknown): ApiErrorCode {
  if (isStoreError(error)) return 'store-unavailable';
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413) return 'too-large';
  if (status === 415) return 'unsupported-media-type';
  if (typeof status === 'number' && status >= 400 && status < 500) return 'bad-request';
  return 'internal';
}
