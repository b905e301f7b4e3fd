import { useEffect, useState } from 'react';

/** How long each moment of the example stands, and the last one, in milliseconds. */
const FRAME_MS = 2200;
const LAST_MS = 4500;

const wantsStillness = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Walks through `count` frames again and again; stands still on `still` for who prefers it, and when paused. */
export const useFrame = (count: number, still: number) => {
  const [index, setIndex] = useState(() => (wantsStillness() ? still : 0));
  const [isPlaying, setPlaying] = useState(() => !wantsStillness());

  useEffect(() => {
    if (!isPlaying) return;
    const timer = setTimeout(() => setIndex((index + 1) % count), index === count - 1 ? LAST_MS : FRAME_MS);
    return () => clearTimeout(timer);
  }, [index, isPlaying, count]);

  return { index, isPlaying, toggle: () => setPlaying(!isPlaying) };
};
