import { type RefObject, useEffect, useState } from 'react';
import type { Side } from '#shared/compare/to-drawable-events.ts';
import { toTwinMermaid } from '#shared/compare/to-twin-mermaid.ts';
import type { Participant } from '#shared/diagram/participants.ts';
import { afterFrame } from '../../diagram/after-frame.ts';
import { type Layout, labelRoom } from '../../diagram/layout.ts';
import { renderMermaid } from '../../diagram/render-mermaid.ts';
import { toLateFailure } from '../../late/late-error.ts';
import { type Failed, useTries } from '../../late/use-tries.ts';
import { drawTwins, type TwinsWish } from './draw-twins.ts';

export type Hosts = Readonly<Record<Side, RefObject<HTMLDivElement | null>>>;

/** `isSeen`: a frame has shown them. What may come later waits for that. */
type Shown = { version: number; partsAt: number | null; isSeen: boolean; failed: Failed | null };

/**
 * Keeps the two pictures in their hosts up to date; the last good ones stay if a drawing fails. `version` counts them. Marks
 * `coat-check:two-runs` on the performance timeline with the frame that shows both.
 */
export const useTwins = (
  hosts: Hosts,
  {
    layout,
    participants,
    ...wish
  }: Omit<TwinsWish, 'statements' | 'fontSize'> & {
    layout: Layout | null;
    participants: readonly Participant[];
  },
) => {
  const [shown, setShown] = useState<Shown>({
    version: 0,
    partsAt: null,
    isSeen: false,
    failed: null,
  });
  const { tries, again } = useTries(shown.failed);
  const { rows } = wish;
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows and layout say all that is drawn; each try draws anew.
  useEffect(() => {
    if (!layout) return;
    let isWanted = true;
    const { text, statements } = toTwinMermaid(rows, {
      participants,
      lineLength: layout.lineLength,
      roomAcross: labelRoom(layout),
      heads: 'nameless',
    });
    renderMermaid(text, layout)
      .then((picture) => {
        if (!isWanted) return;
        const drawn = drawTwins(picture, { ...wish, statements, fontSize: layout.fontSize });
        hosts.before.current?.replaceChildren(drawn.before);
        hosts.after.current?.replaceChildren(drawn.after);
        setShown(({ version, isSeen }) => ({
          version: version + 1,
          partsAt: drawn.partsAt,
          isSeen,
          failed: null,
        }));
        afterFrame(() => {
          performance.mark('coat-check:two-runs');
          setShown((before) => ({ ...before, isSeen: true }));
        });
      })
      .catch((error: unknown) => {
        if (!isWanted) return;
        console.warn('Could not draw the two runs.', error);
        setShown((before) => ({ ...before, failed: { failure: toLateFailure(error) } }));
      });
    return () => {
      isWanted = false;
    };
  }, [rows, participants, layout, tries]);
  return { ...shown, again };
};
