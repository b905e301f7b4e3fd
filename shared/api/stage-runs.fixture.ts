import type { StageRuns } from './stage-runs.ts';

/** Two runs of one lab, from where to where. */
export const runsAt = (before: StageRuns['before'], after: StageRuns['after']) =>
  ({ before, after, setting: 'logout', broken: 'clears-cookie', sound: 'deletes' }) satisfies StageRuns;
