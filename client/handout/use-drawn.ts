import { useEffect, useState } from 'react';

/** What is to be drawn. The same object as long as it is the same picture. */
export type ToDraw<Made> = { caption: string; draw: () => Promise<Made> };

export type Drawn<Made> = { ok: true; made: Made } | { ok: false };

/** A picture, drawn once; null until it is. */
export function useDrawn<Made>(wish: ToDraw<Made>, onDone: () => void): Drawn<Made> | null {
  const [drawn, setDrawn] = useState<Drawn<Made> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever hears of it may be another each time.
  useEffect(() => {
    let isWanted = true;
    const tell = (what: Drawn<Made>) => {
      if (!isWanted) return;
      setDrawn(what);
      onDone();
    };
    wish.draw().then(
      (made) => tell({ ok: true, made }),
      (error: unknown) => {
        console.warn('Could not draw a picture of the handout.', error);
        tell({ ok: false });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [wish]);
  return drawn;
}
