import { onTestFinished } from 'vitest';
import { usualOptions } from '#shared/grading/lab.ts';
import { createRemoteLab } from '#shared/grading/remote-lab.ts';
import type { ServerName } from '#shared/sandbox/server.ts';
import { startLearnerProcess } from '../grading/start-learner-process.ts';

/** A learner's text in a process of its own, opened, for one test. `get` asks a server and reads the JSON that it answers. */
export async function enterRealm(text: string) {
  const lab = createRemoteLab(startLearnerProcess(), text);
  onTestFinished(() => lab.close());
  const realm = await lab.enter();
  const open = () => realm.open({ ...usualOptions, ttlSeconds: 60 });
  await open();
  let requests = 0;
  const get = async (path: string, server: ServerName = 'A') => {
    requests += 1;
    const { body } = await realm.request({
      exchange: `x${requests}`,
      server,
      actor: { id: 'browser', kind: 'browser', name: 'Browser' },
      method: 'GET',
      path,
      headers: {},
      body: null,
    });
    return JSON.parse(body);
  };
  return { realm, open, get };
}
