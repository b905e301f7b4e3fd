import type { Difference } from './alignment.ts';
import type { UsedId } from './id-in-text.ts';

export type IdRenaming = {
  /** The places where two paired events speak of ids that do not stand for each other. */
  compare(before: readonly UsedId[], after: readonly UsedId[]): Difference[];
  /** Takes what was found different for granted from here on, so that one cause is not told at every arrow. */
  settle(): void;
};

/**
 * Holds which id of one run stands for which of the other. The first time that two ids meet ties them; an id that is
 * the same twice in one run must then be the same twice in the other.
 */
export const createIdRenaming = (): IdRenaming => {
  const tied = new Set<string>();
  const seenBefore = new Set<string>();
  const seenAfter = new Set<string>();
  const unsettled = new Map<string, Pick<Difference, 'before' | 'after'>>();

  const compareOne = (mine: UsedId, other: UsedId): Difference | null => {
    const [before, after] = [`${mine.domain} ${mine.id}`, `${other.domain} ${other.id}`];
    const tie = JSON.stringify([before, after]);
    if (tied.has(tie)) return null;
    const [wasSeen, isSeen] = [seenBefore.has(before), seenAfter.has(after)];
    seenBefore.add(before);
    seenAfter.add(after);
    if (!wasSeen && !isSeen) {
      tied.add(tie);
      return null;
    }
    const tell = (seen: boolean) => (seen ? 'known' : 'new');
    const found = unsettled.get(tie) ?? { before: tell(wasSeen), after: tell(isSeen) };
    unsettled.set(tie, found);
    return { aspect: 'id', of: mine.place, ...found };
  };

  return {
    compare(before, after) {
      const others = new Map(after.map((used) => [used.place, used]));
      return before.flatMap((mine) => {
        const other = others.get(mine.place);
        return (other && compareOne(mine, other)) ?? [];
      });
    },
    settle() {
      for (const tie of unsettled.keys()) tied.add(tie);
      unsettled.clear();
    },
  };
};
