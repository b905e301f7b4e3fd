import { useCallback, useEffect, useState } from 'react';
import { toggleFullScreen } from './full-screen.ts';

export type FullScreen = {
  /** False where the browser has none: on an iPhone, or in a frame. */
  canBe: boolean;
  is: boolean;
  /** The browser refused the last wish. */
  isRefused: boolean;
  toggle: () => void;
};

/** Whether the page fills the screen, as the browser tells it: Escape leaves it without asking us. */
export const useFullScreen = (): FullScreen => {
  const [is, setIs] = useState(() => document.fullscreenElement !== null);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const note = () => setIs(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', note);
    return () => document.removeEventListener('fullscreenchange', note);
  }, []);
  const toggle = useCallback(() => {
    void toggleFullScreen(document).then((isDone) => setRefused(!isDone));
  }, []);
  return { canBe: document.fullscreenEnabled, is, isRefused, toggle };
};
