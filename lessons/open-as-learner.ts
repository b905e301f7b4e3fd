import { startTestServer } from '../server/testing/start-test-server.ts';
import { createLearner, type Learner } from './walk/create-learner.ts';

/** A learner with a browser, in a sandbox of a server of its own, which is closed when the test ends. */
export const openAsLearner = async (redisUrl: string | null): Promise<Learner> =>
  createLearner((await startTestServer({ redisUrl })).port);
