import { type StageRuns, stageRunsSchema } from '#shared/api/stage-runs.ts';
import { searchWith } from './use-in-address.ts';

const form = /^(\d{1,9})-(\d{1,9}),(\d{1,9})-(\d{1,9}),([\w-]+),([\w-]+),([\w-]+)$/;

/** The runs that an address lays over the stage, as in `?runs=12-20,31-40,logout,clears-cookie,deletes`; null where it names none that can be. */
export const runsInSearch = (search: string): StageRuns | null => {
  const [, from, to, againFrom, againTo, setting, broken, sound] =
    new URLSearchParams(search).get('runs')?.match(form) ?? [];
  const { data } = stageRunsSchema.safeParse({
    before: { from: Number(from), to: Number(to) },
    after: { from: Number(againFrom), to: Number(againTo) },
    setting,
    broken,
    sound,
  });
  return data ?? null;
};

/** The same address with these runs. What else it says stays. */
export const searchWithRuns = (search: string, runs: StageRuns | null): string =>
  searchWith(search, 'runs', runs && say(runs));

const say = ({ before, after, setting, broken, sound }: StageRuns): string =>
  [`${before.from}-${before.to}`, `${after.from}-${after.to}`, setting, broken, sound].join(',');
