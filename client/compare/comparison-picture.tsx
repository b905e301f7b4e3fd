import '../diagram/diagram.css';
import '../diagram/picture.css';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { toComparisonMermaid } from '#shared/compare/to-comparison-mermaid.ts';
import { toDrawableEvents } from '#shared/compare/to-drawable-events.ts';
import { participantsOf } from '#shared/diagram/participants.ts';
import { afterFrame } from '../diagram/after-frame.ts';
import { Heads } from '../diagram/heads.tsx';
import { renderMermaid } from '../diagram/render-mermaid.ts';
import { useArea, useLayout } from '../diagram/use-layout.ts';
import { toLateFailure } from '../late/late-error.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { type Failed, useTries } from '../late/use-tries.ts';
import type { DrawnComparison } from './drawn-comparison.ts';
import { markRows } from './mark-rows.ts';
import { markSelected, placeHit } from './selected-row.ts';

/** Free space beside the outermost columns, for the backgrounds; `compare-runs.css` knows it too. */
const sideMargin = 16;

type Props = {
  drawn: DrawnComparison;
  /** Index in the alignment of the row that is pointed out; null for none. `focus` moves the keyboard there too. */
  selected: { row: number; focus: boolean } | null;
  onSelect: (row: number) => void;
};

/**
 * Both runs in one sequence diagram. The last good picture stays, dimmed, if a drawing fails. Marks `coat-check:comparison` on the
 * performance timeline with the frame that shows it.
 */
export function ComparisonPicture({ drawn, selected, onSelect }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  const [failed, setFailed] = useState<Failed | null>(null);
  const { tries, again } = useTries(failed);
  const state = failed ? 'failed' : isDrawn ? 'drawn' : 'waiting';
  const { rows, indices } = drawn;
  const participants = useMemo(() => participantsOf(toDrawableEvents(rows)), [rows]);
  const layout = useLayout(useArea(area), participants.length);
  const written = useMemo(
    () =>
      layout &&
      toComparisonMermaid({ rows }, { participants, lineLength: layout.lineLength, heads: 'nameless' }),
    [rows, participants, layout],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try draws anew.
  useEffect(() => {
    if (!written || !layout) return;
    let isWanted = true;
    renderMermaid(written.text, layout).then(
      (picture) => {
        if (!isWanted) return;
        markRows(picture, { rows, owners: written.owners });
        // Backgrounds reach beyond the outermost columns; the columns must stand where the heads are all the same.
        picture.style.marginLeft = `${picture.viewBox.baseVal.x}px`;
        host.current?.replaceChildren(picture);
        setDrawn(true);
        setFailed(null);
        afterFrame(() => performance.mark('coat-check:comparison'));
      },
      (error: unknown) => {
        if (!isWanted) return;
        console.warn('Could not draw the comparison.', error);
        setFailed({ failure: toLateFailure(error) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [written, layout, rows, tries]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture has to be marked again.
  useEffect(() => {
    const of = selected === null ? -1 : indices.indexOf(selected.row) + 1;
    if (host.current) markSelected(host.current, of);
    const arrow = host.current?.querySelector<SVGElement>(`[data-of="${of}"][role="button"]`);
    arrow?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (selected?.focus) arrow?.focus({ preventScroll: true });
  }, [selected, indices, state, written]);

  const select = ({ target }: MouseEvent | KeyboardEvent) => {
    const place = placeHit(target);
    const row = place === null ? undefined : indices[place - 1];
    if (row !== undefined) onSelect(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    select(event);
  };
  const columns = { '--column': `${layout?.columnWidth ?? 0}px`, '--columns': participants.length };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows within are the buttons; this only listens for them.
    <div className="diagram" ref={area} onClick={select} onKeyDown={onKeyDown}>
      {failed && failed.failure !== 'broken' && (
        <LateTrouble what="what draws the comparison" failure={failed.failure} again={again} />
      )}
      {failed?.failure === 'broken' && (
        <p className="compare-aside" role="status">
          Could not draw the comparison: the drawing failed. The list tells all that differs.
        </p>
      )}
      {layout && (
        <div
          className="diagram-content"
          style={{ width: participants.length * layout.columnWidth + 2 * sideMargin }}
        >
          <div className="diagram-top">
            <Heads participants={participants} layout={layout} />
          </div>
          <div className="diagram-chapter" data-state={state} style={columns as CSSProperties}>
            <div className="diagram-picture" translate="no" ref={host} aria-busy={state === 'waiting'} />
          </div>
        </div>
      )}
    </div>
  );
}
