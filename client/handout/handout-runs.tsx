import { useMemo } from 'react';
import type { DemoAppSource } from '#shared/api/sandbox-api.ts';
import { findDifferingLines } from '#shared/compare/find-differing-lines.ts';
import type { Ending } from '#shared/compare/judge-ending.ts';
import type { Side } from '#shared/compare/to-drawable-events.ts';
import type { Mistake } from '#shared/content/mistake.ts';
import { cleanText } from '#shared/trace/clean-text.ts';
import { toChapters } from '#shared/trace/to-chapters.ts';
import { ToldDifference } from '../compare/two-runs/told-difference.tsx';
import { OutcomeMark } from '../diagram/outcome-mark.tsx';
import { DrawnSvg, InWords, widestInColumn } from './drawn-svg.tsx';
import './handout-runs.css';
import { type RunsToDraw, runTitles } from './to-pictures.ts';
import { useDrawn } from './use-drawn.ts';

type Props = {
  wish: RunsToDraw;
  mistake: Mistake | null;
  /** The demo app's files; null where they could not be had. */
  source: DemoAppSource | null;
  onDone: () => void;
};

const sides: readonly Side[] = ['before', 'after'];

/** Both runs of a lab side by side from where they part, how each ended, and the line that made them differ. */
export function HandoutRuns({ wish, mistake, source, onDone }: Props) {
  const drawn = useDrawn(wish, onDone);
  const { all, from, runs } = wish;
  const found = useMemo(
    () => source && mistake && findDifferingLines(source, all, mistake),
    [source, mistake, all],
  );
  const same = toChapters(all.slice(0, from).flatMap(({ after }) => after ?? [])).map(({ title }) => title);
  const isWide = drawn?.ok && drawn.made.before.width > widestInColumn;
  return (
    <section className="handout-runs" aria-label="Both runs">
      {same.length > 0 && (
        <p className="handout-same">First, the same in both but for numbers: {same.join(', then ')}.</p>
      )}
      <div className="handout-twins" data-wide={isWide}>
        {sides.map((side) => (
          <figure key={side} className="handout-twin" aria-label={runTitles[side]} aria-busy={drawn === null}>
            <h3>{runTitles[side]}</h3>
            {drawn?.ok !== false && <DrawnSvg picture={drawn?.made[side] ?? null} />}
            <div className={drawn?.ok === false ? undefined : 'visually-hidden'}>
              <InWords events={runs[side].events} />
            </div>
            <HandoutEnding ending={runs[side].ending} />
          </figure>
        ))}
      </div>
      {found && <ToldDifference found={found} titles={runTitles} />}
    </section>
  );
}

/** How a run ended, and what that means for the visitor. */
function HandoutEnding({ ending }: { ending: Ending | null }) {
  if (!ending) return <p className="handout-ending">Nobody was answered.</p>;
  const { actor, status, words, meaning } = ending;
  return (
    <p className="handout-ending" data-meaning={meaning}>
      <OutcomeMark outcome={meaning === 'good' ? 'served' : 'refused'} />
      <span>
        <strong>
          {cleanText(actor.name, 24)}: {status}, {words}
        </strong>
        , {meaning === 'good' ? 'as it should be' : 'which must not be'}.
      </span>
    </p>
  );
}
