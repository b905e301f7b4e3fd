import type { ServerResponse } from 'node:http';

type HoldOptions = {
  /** Sees each piece that is written, before it passes. */
  tap(chunk: unknown, encoding: unknown): void;
  /** Called once the last piece is there, in the stack of whoever wrote it. */
  keep(): Promise<void>;
};

/**
 * Lets an answer pass, but holds back its end until it is kept; most answers are an end and nothing else. Resolves when
 * the end leaves. If the answer could not be kept it rejects for that reason, and nothing is answered yet: what had been
 * set since is taken back. Only an answer of which a part had left already is cut off.
 */
export function holdEnd(response: ServerResponse, { tap, keep }: HoldOptions): Promise<void> {
  const { write, end } = response;
  const ours = new Set(response.getHeaderNames());
  let ended = false;

  const takeBack = () => {
    if (response.headersSent) return void response.destroy();
    for (const name of response.getHeaderNames()) if (!ours.has(name)) response.removeHeader(name);
  };
  // Two answers in one: while the first is held, whoever writes a second is cut off, as Express does it.
  const isFirst = () => {
    if (ended) response.destroy();
    return !ended;
  };

  return new Promise((resolve, reject) => {
    response.write = function heldWrite(...args: unknown[]) {
      if (!isFirst()) return false;
      tap(args[0], args[1]);
      return Reflect.apply(write, response, args);
    } as typeof write;
    response.end = function heldEnd(...args: unknown[]) {
      if (!isFirst()) return response;
      ended = true;
      tap(args[0], args[1]);
      keep()
        .finally(() => Object.assign(response, { write, end }))
        .then(
          () => {
            Reflect.apply(end, response, args);
            resolve();
          },
          (error: unknown) => {
            takeBack();
            reject(error);
          },
        );
      return response;
    } as typeof end;
  });
}
