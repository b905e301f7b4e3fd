import type { Placing } from './read-picture.ts';

/** How far lifelines reach below the last arrow. */
const rest = 6;

/** The same without the heads that stand at the foot again: for a picture that is seen at a glance. */
export const withoutFeet = (placing: Placing): Placing => {
  const { viewBox, lifelines, heads } = placing;
  const bottom = Math.max(viewBox.y, ...lifelines.map(({ y2 }) => y2));
  return {
    ...placing,
    viewBox: { ...viewBox, height: bottom + rest - viewBox.y },
    heads: heads.filter(({ y }) => y < bottom),
  };
};
