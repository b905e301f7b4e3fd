import type { ToldDifference } from '#shared/compare/describe-difference.ts';

export type RequestGroup = { request: string | null; differences: readonly ToldDifference[] };

/** Puts together what follows on each other and belongs to the same request. */
export const groupByRequest = (told: readonly ToldDifference[]): RequestGroup[] => {
  const groups: { request: string | null; differences: ToldDifference[] }[] = [];
  for (const difference of told) {
    const last = groups.at(-1);
    if (last && last.request === difference.request) last.differences.push(difference);
    else groups.push({ request: difference.request, differences: [difference] });
  }
  return groups;
};
