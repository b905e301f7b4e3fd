import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { StageRuns } from '#shared/api/stage-runs.ts';
import { settingOf } from '#shared/sandbox/settings.ts';
import './laid-runs.css';
import { TraceRuns } from './trace-runs.tsx';

type Props = {
  runs: StageRuns;
  /** The element in which they scroll. */
  area: RefObject<HTMLDivElement | null>;
  /** The screen is black: nothing in here can be come to. */
  isDark: boolean;
  onPutAway: () => void;
};

/** A lab's two runs over the whole stage, to be read from the last row: the same deed with the mistake, and mended. */
export function LaidRuns({ runs, area, isDark, onPutAway }: Props) {
  const cover = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    cover.current?.focus();
    return () => {
      // An arrow of the diagram is none of HTML's.
      if (before instanceof HTMLElement || before instanceof SVGElement) before.focus();
    };
  }, []);
  const leave = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isDark) return;
    event.stopPropagation();
    onPutAway();
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => leave(event);
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
  return (
    <section className="laid-runs" aria-label="Both runs" tabIndex={-1} ref={cover} inert={isDark}>
      <header className="laid-runs-head">
        <h2>{settingOf(runs.setting).legend}</h2>
        <button
          type="button"
          className="button"
          data-tone="quiet"
          aria-keyshortcuts="Escape"
          onClick={onPutAway}
        >
          Put away
        </button>
      </header>
      <div className="laid-runs-pages" ref={area}>
        <TraceRuns runs={runs} />
      </div>
    </section>
  );
}
