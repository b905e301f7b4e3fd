import { useEffect } from 'react';

/** How much of the window's height, from below, the pointer asks for the quiet row in. */
const reach = 0.16;

/**
 * Marks the page with `data-at-lower-edge` while the pointer is there: on a full screen there is nothing but the picture, and the quiet row
 * comes for whoever goes down to it.
 */
export const useLowerEdge = (): void => {
  useEffect(() => {
    const { documentElement } = document;
    const mark = (isThere: boolean) => documentElement.toggleAttribute('data-at-lower-edge', isThere);
    const note = ({ clientY }: PointerEvent) => mark(clientY > innerHeight * (1 - reach));
    addEventListener('pointermove', note);
    addEventListener('pointerdown', note);
    return () => {
      removeEventListener('pointermove', note);
      removeEventListener('pointerdown', note);
      mark(false);
    };
  }, []);
};
