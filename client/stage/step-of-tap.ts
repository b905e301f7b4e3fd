import type { StageStep } from './stage-keys.ts';

/** How much of the picture's width leads back, as on the screens of readers. */
const backWithin = 0.2;

/** The step that a tap is, by where it is across the picture, from 0 to 1. With Shift it is one of chapters. */
export const stepOfTap = (across: number, isOfChapters: boolean): StageStep => {
  if (across < backWithin) return isOfChapters ? 'previous chapter' : 'event before';
  return isOfChapters ? 'next chapter' : 'event after';
};
