import type { RequestListener } from 'node:http';
import type { SandboxSettings } from '#shared/sandbox/settings.ts';
import { currentExchange } from './exchange-context.ts';

/** Hands each request to the copy of the demo app that its sandbox is set to: an app has one kind of timeout. */
export function chooseCopy(copies: Record<SandboxSettings['timeout'], RequestListener>): RequestListener {
  return (request, response) => copies[currentExchange().state.settings.timeout](request, response);
}
