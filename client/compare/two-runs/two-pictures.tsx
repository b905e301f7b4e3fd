import '../../diagram/diagram.css';
import '../../diagram/picture.css';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { AlignedRow } from '#shared/compare/alignment.ts';
import { findParting } from '#shared/compare/find-parting.ts';
import { judgeEnding } from '#shared/compare/judge-ending.ts';
import type { Side } from '#shared/compare/to-drawable-events.ts';
import { twinParticipants } from '#shared/compare/to-twin-mermaid.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { toAdornment } from '../../diagram/adornment.ts';
import { createChips } from '../../diagram/chips.ts';
import { createTabStop } from '../../diagram/tab-stop.ts';
import { useArea, useLayout } from '../../diagram/use-layout.ts';
import { LateTrouble } from '../../late/late-trouble.tsx';
import { markSelected, placeHit } from '../selected-row.ts';
import { RowTold } from './row-told.tsx';
import { RunPage } from './run-page.tsx';
import { RunTabs } from './run-tabs.tsx';
import { SameBefore } from './same-before.tsx';
import type { ShownRun } from './shown-run.ts';
import { usePages } from './use-pages.ts';
import { useTwins } from './use-twins.ts';
import { Verdict } from './verdict.tsx';
import './two-runs.css';

/** More than this nobody reads side by side. */
const mostRows = 200;

type Props = { rows: readonly AlignedRow[]; runs: Readonly<Record<Side, ShownRun>> };

/**
 * Two runs, aligned, as two pictures whose rows stand side by side, from the exchange on in which they part; each ends in what it
 * means for the visitor. Where there is no room beside each other they are two pages. Tab comes to one arrow; the keys with arrows on them go on.
 */
export function TwoPictures({ rows: all, runs }: Props) {
  const parting = useMemo(() => findParting(all), [all]);
  const [isWhole, setWhole] = useState(false);
  const from = isWhole || !parting ? 0 : parting.from;
  const rows = useMemo(() => all.slice(from, from + mostRows), [all, from]);
  const participants = useMemo(() => twinParticipants(rows), [rows]);
  const hosts = { before: useRef<HTMLDivElement>(null), after: useRef<HTMLDivElement>(null) };
  const measured = useRef<HTMLElement>(null);
  const layout = useLayout(useArea(measured), participants.length);
  const endings = { before: judgeEnding(runs.before.events), after: judgeEnding(runs.after.events) };
  const [chips] = useState(() => ({ before: createChips(), after: createChips() }));
  const { pages, shown, turnTo, onScroll } = usePages();
  const [selected, select] = useState<number | null>(null);
  const [tabStop] = useState(() => createTabStop(() => undefined));

  const endOf = (side: Side) => {
    const ending = endings[side];
    const row = rows.findIndex((one) => one[side] !== null && one[side].number === ending?.number);
    return ending && row >= 0 ? { row, meaning: ending.meaning } : null;
  };
  const adorn = (side: Side, event: TraceEvent) => {
    const { trace, events } = runs[side];
    const ending = endings[side];
    const isEnding = event.number === ending?.number;
    return {
      ...toAdornment(event, events, chips[side].of(trace, event)),
      // Only the last answer is judged here, and by what it means.
      outcome: isEnding ? ({ good: 'served', bad: 'refused' } as const)[ending.meaning] : null,
    };
  };
  const ends = { before: endOf('before'), after: endOf('after') };
  const drawn = useTwins(hosts, {
    rows,
    participants,
    layout,
    parting: parting && parting.row - from < rows.length ? parting.row - from : null,
    endings: ends,
    adorn,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture has to be marked again.
  useEffect(() => {
    for (const { current } of [hosts.before, hosts.after])
      if (current) markSelected(current, selected === null ? null : selected + 1);
  }, [selected, drawn.version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture has the stop to be put in it again.
  useEffect(() => {
    const { current } = hosts.before;
    const first = current?.querySelector<SVGElement>('[role="button"][data-of]');
    if (current && first) tabStop.rest(current, Number(first.dataset.of), false);
  }, [drawn.version, tabStop]);

  const choose = ({ target }: MouseEvent | KeyboardEvent) => {
    const place = placeHit(target);
    if (place !== null) select(place - 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, target } = event;
    const host = target instanceof SVGElement && target.closest('.diagram-picture');
    if (!host) return;
    if (key === 'Enter' || key === ' ') choose(event);
    else if (key === 'ArrowDown' || key === 'ArrowUp') tabStop.step(host, key === 'ArrowDown' ? 1 : -1);
    else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const side = key === 'ArrowLeft' ? 'before' : 'after';
      const opposite = `[role="button"][data-of="${target.dataset.of}"]`;
      hosts[side].current?.querySelector<SVGElement>(opposite)?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const page = (side: Side) => (
    <RunPage
      side={side}
      run={runs[side]}
      participants={participants}
      layout={layout}
      host={hosts[side]}
      area={side === 'before' ? measured : null}
      partsAt={drawn.partsAt}
      hasBand={drawn.isSeen || drawn.failed !== null}
      state={drawn.failed ? 'failed' : drawn.version > 0 ? 'drawn' : 'waiting'}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows within are the buttons; this only listens for them.
    <div
      className="two-runs"
      onClick={choose}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => tabStop.follow(target)}
    >
      {from > 0 && <SameBefore rows={all.slice(0, from)} onOpen={() => setWhole(true)} />}
      {all.length > from + mostRows && (
        <p className="two-runs-aside">
          The pictures are cut short after {mostRows} rows. Compare single chapters to see the rest.
        </p>
      )}
      <RunTabs runs={runs} shown={shown} onTurn={turnTo} />
      {drawn.failed && drawn.failed.failure !== 'broken' && (
        <LateTrouble what="what draws the two runs" failure={drawn.failed.failure} again={drawn.again} />
      )}
      {drawn.failed?.failure === 'broken' && (
        <p className="two-runs-aside" role="status">
          Could not draw the two runs: the drawing failed. How each of them ended stands below.
        </p>
      )}
      <div className="two-runs-pages" ref={pages} onScroll={onScroll}>
        {page('before')}
        {page('after')}
      </div>
      {!parting && <p className="two-runs-aside">They never part: both runs did the same.</p>}
      <div className="two-runs-verdicts">
        <Verdict run={runs.before} ending={endings.before} />
        <Verdict run={runs.after} ending={endings.after} />
      </div>
      <RowTold row={selected === null ? null : (rows[selected] ?? null)} runs={runs} />
    </div>
  );
}
