import { type CSSProperties, type RefObject, useId } from 'react';
import type { Side } from '#shared/compare/to-drawable-events.ts';
import type { Participant } from '#shared/diagram/participants.ts';
import { Heads } from '../../diagram/heads.tsx';
import { type Layout, widthOf } from '../../diagram/layout.ts';
import { BandAt } from '../../scene/band-at.tsx';
import type { ShownRun } from './shown-run.ts';

type Props = {
  side: Side;
  run: ShownRun;
  participants: readonly Participant[];
  layout: Layout | null;
  host: RefObject<HTMLDivElement | null>;
  /** What is measured for the layout, if it is this page. */
  area: RefObject<HTMLElement | null> | null;
  /** How far below the picture's top the runs part, in CSS pixels; null where they never do. */
  partsAt: number | null;
  /** Whether its turn has come: the arrows do not wait for the cloakroom. */
  hasBand: boolean;
  state: 'waiting' | 'drawn' | 'failed';
};

/** One run: the cloakroom as it was at its end, and its arrows beneath, each figure over its lifeline. */
export function RunPage({ side, run, participants, layout, host, area, partsAt, hasBand, state }: Props) {
  const titleId = useId();
  const arrows = run.events.filter(({ type }) => type !== 'note').length;
  const columns = { '--column': `${layout?.columnWidth ?? 0}px`, '--columns': participants.length };
  const text = { '--diagram-text': layout && `${layout.fontSize}px` };
  return (
    <section
      className="diagram two-runs-run"
      data-side={side}
      data-tone={run.tone}
      ref={area}
      aria-labelledby={titleId}
    >
      <header className="two-runs-title">
        <h3 id={titleId}>{run.title}</h3>
        <p>{arrows === 1 ? '1 arrow' : `${arrows} arrows`}</p>
      </header>
      {layout && (
        <div
          className="diagram-content"
          style={{ width: widthOf(participants.length, layout), ...text } as CSSProperties}
        >
          <div className="diagram-top">
            <div className="diagram-band">
              {hasBand && (
                <BandAt
                  participants={participants}
                  layout={layout}
                  events={run.trace}
                  upTo={run.events.at(-1)?.number ?? 0}
                />
              )}
            </div>
            <Heads participants={participants} layout={layout} />
          </div>
          <div className="diagram-chapter" data-state={state} style={columns as CSSProperties}>
            <div className="diagram-picture" translate="no" ref={host} aria-busy={state === 'waiting'} />
            {partsAt !== null && (
              <p className="two-runs-ribbon" style={{ top: partsAt }}>
                <span>Here they part</span>
              </p>
            )}
          </div>
        </div>
      )}
    </section>
  );
}
