import type { Placed, Placing } from './read-picture.ts';

/** How much room a chapter's title takes, above its first arrow. */
export const titleHeight = 44;

export type Title = { y: number; text: string };

/** Moves everything down where a chapter begins, and says where the titles then stand. `titleOf` is null elsewhere. */
export const insertTitles = (
  placing: Placing,
  titleOf: (index: number) => string | null,
): Placing & { titles: Title[] } => {
  const titles: Title[] = [];
  let down = 0;
  const placed = placing.placed.map((one) => {
    const text = titleOf(one.index);
    if (text !== null) {
      titles.push({ y: topOf(one) + down, text });
      down += titleHeight;
    }
    return move(one, down);
  });
  const { viewBox, lifelines, heads } = placing;
  const isAtFoot = (y: number) => lifelines.some(({ y2 }) => y >= y2);
  return {
    viewBox: { ...viewBox, height: viewBox.height + down },
    lifelines: lifelines.map((line) => ({ ...line, y2: line.y2 + down })),
    heads: heads.map((head) => (isAtFoot(head.y) ? { ...head, y: head.y + down } : head)),
    placed,
    titles,
  };
};

const topOf = (one: Placed): number =>
  one.type === 'note' ? one.box.y : Math.min(one.y, ...one.lines.map(({ y }) => y)) - 16;

const move = (one: Placed, down: number): Placed => {
  const lines = one.lines.map((line) => ({ ...line, y: line.y + down }));
  if (one.type === 'arrow') return { ...one, y: one.y + down, lines };
  return { ...one, box: { ...one.box, y: one.box.y + down }, lines };
};
