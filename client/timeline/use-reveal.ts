import { useTimeline } from './timeline-provider.tsx';

/**
 * How far the playing of what this page did has come: the second arrow of four. Null while nothing is played. To end
 * it, `skip` is sent to the timeline.
 */
export const useReveal = (): { shown: number; of: number } | null => {
  const shown = useTimeline(({ context }) => context.revealed);
  const waiting = useTimeline(({ context }) => context.waiting.length);
  const isShowing = useTimeline((state) => state.matches({ reveal: 'showing' }));
  return isShowing ? { shown, of: shown + waiting } : null;
};
