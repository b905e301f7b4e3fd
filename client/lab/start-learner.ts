import type { StartRealm } from '#shared/grading/remote-realm.ts';

type Spawn = {
  /** Starts a learner's realm under this id. @returns a port to it */
  start(id: string): MessagePort;
  end(id: string): void;
};

/**
 * Starts learners' realms as the grading engine wants them.
 * @param spares how many more are kept running for the next need: a fresh one takes a quarter of a second to come up
 */
export function createStartRealm({ start, end }: Spawn, { spares }: { spares: number }): StartRealm {
  let started = 0;
  const begin = () => {
    started += 1;
    const id = `learner-${started}`;
    return { id, port: start(id) };
  };
  const waiting = Array.from({ length: spares }, begin);

  return (on) => {
    if (spares > 0) waiting.push(begin());
    const { id, port } = waiting.shift() ?? begin();
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isFarewell(data)) on.ended(data.why);
      else on.message(data);
    };
    return {
      post: (message) => port.postMessage(message),
      terminate() {
        port.close();
        end(id);
      },
    };
  };
}

function isFarewell(message: unknown): message is { why: string } {
  const { type, why } = (message ?? {}) as { type?: unknown; why?: unknown };
  return type === 'ended' && typeof why === 'string' && why.length < 200;
}
