import type { StartRealm } from '#shared/grading/remote-realm.ts';

type Spawn = {
  /** Starts a learner's realm under this id. @returns a port to it */
  start(id: string): MessagePort;
  end(id: string): void;
};

/**
 * Starts learners' realms as the grading engine wants them. `prepare` begins one more that nobody has asked for yet.
 * @param ahead how many are started at once, to be there when they are needed: each takes a quarter of a second
 */
export function createStartRealm(
  { start, end }: Spawn,
  { ahead }: { ahead: number },
): { startRealm: StartRealm; prepare(): void } {
  let started = 0;
  const begin = () => {
    started += 1;
    const id = `learner-${started}`;
    return { id, port: start(id) };
  };
  const waiting = Array.from({ length: ahead }, begin);

  const startRealm: StartRealm = (on) => {
    const { id, port } = waiting.shift() ?? begin();
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      on.message(data);
    };
    return {
      post: (message) => port.postMessage(message),
      terminate() {
        port.close();
        end(id);
      },
    };
  };
  return { startRealm, prepare: () => void waiting.push(begin()) };
}
