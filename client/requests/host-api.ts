import { type Overview, overviewSchema } from '#shared/api/host-api.ts';
import { type Answer, ask } from './ask.ts';

/** What is open, for whoever knows the host's token. */
export const fetchOverview = (token: string): Promise<Answer<Overview>> =>
  ask('/api/host', overviewSchema, { headers: { Authorization: `Bearer ${token}` } });
