import type { Source } from '../../trace/event.ts';
import { callSite } from './call-site.ts';

type Outgoing = { end: (...args: unknown[]) => unknown; destroy?: () => void };
type Incoming = { socket?: { destroy?: () => void } };
type Handle = (request: Incoming, response: Outgoing, next?: unknown) => unknown;
/** An Express app, or any function that handles requests. */
export type RequestHandler = Handle & { handle?: Handle };

/**
 * Notes which line of the learner's file ends each response.
 * @returns what to send requests to, and a way to look a response up
 */
export function watchAnswers(handler: RequestHandler): {
  handler: RequestHandler;
  sourceOf(response: object | undefined): Source | null;
} {
  const sources = new WeakMap<object, Source | null>();

  const watch =
    (handle: Handle): Handle =>
    (request, response, next) => {
      const { end } = response;
      // Express cuts the connection when an error comes too late for an answer; the stand-in for sockets has no way to.
      if (request.socket) request.socket.destroy ??= () => response.destroy?.();
      response.end = function watchedEnd(this: unknown, ...args) {
        // The app answers inside this very call, so its line is still on the stack.
        if (!sources.has(response)) sources.set(response, callSite());
        return Reflect.apply(end, this, args);
      };
      return Reflect.apply(handle, handler, [request, response, next]);
    };

  const sourceOf = (response: object | undefined) => (response && sources.get(response)) ?? null;
  if (!handler.handle) return { handler: watch(handler), sourceOf };
  // The app itself must be sent to: light-my-request looks whether it is Express, which swaps prototypes.
  handler.handle = watch(handler.handle);
  return { handler, sourceOf };
}
