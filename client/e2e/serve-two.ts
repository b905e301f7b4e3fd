import { createRoundRobin } from '../../server/testing/create-round-robin.ts';
import { type Served, serve } from './serve.ts';

export type ServedByTwo = {
  /** Where people open it, with a slash at its end. */
  readonly url: string;
  /** Kills the process that answered the last request with such a path, without a farewell. @throws when none did */
  killWhoAnswered(isIt: (path: string) => boolean): Promise<void>;
  stop(): Promise<void>;
};

/** Starts two processes of the built product on one Redis, behind a balancer that asks them in turn. */
export async function serveTwo(redisUrl: string): Promise<ServedByTwo> {
  const balancer = await createRoundRobin();
  const url = `http://127.0.0.1:${balancer.port}/`;
  const processes = await Promise.all([1, 2].map(() => serve(redisUrl, { PUBLIC_URL: url })));
  const portOf = ({ address }: Served) => Number(new URL(address).port);
  balancer.targets.push(...processes.map(portOf));
  return {
    url,
    async killWhoAnswered(isIt) {
      const answered = balancer.served.findLast(({ path }) => isIt(path));
      const process = processes.find((each) => portOf(each) === answered?.port);
      if (!process) throw new Error('Could not kill the process that answered: none did.');
      await process.kill();
    },
    async stop() {
      balancer.close();
      await Promise.all(processes.map((process) => process.stop()));
    },
  };
}
