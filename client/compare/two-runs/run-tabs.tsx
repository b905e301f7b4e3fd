import type { Side } from '#shared/compare/to-drawable-events.ts';
import type { ShownRun } from './shown-run.ts';

type Props = { runs: Readonly<Record<Side, ShownRun>>; shown: Side; onTurn: (side: Side) => void };

/** Turns to one of two pages, where there is room for one only. */
export function RunTabs({ runs, shown, onTurn }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what can be filled in.
    <div className="two-runs-tabs" role="group" aria-label="The run that is shown">
      {(['before', 'after'] as const).map((side) => (
        <button key={side} type="button" aria-pressed={shown === side} onClick={() => onTurn(side)}>
          {runs[side].title}
        </button>
      ))}
    </div>
  );
}
