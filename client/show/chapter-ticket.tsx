import { useId, useState } from 'react';
import { titleOf } from '#shared/show/arrange-show.ts';
import type { ShowChange } from '#shared/show/change-show.ts';
import { longest, type ShowChapter } from '#shared/show/show.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { ChapterDetails } from './chapter-details.tsx';

export type ChapterProps = {
  chapter: ShowChapter;
  /** Its place in the show, from 0. */
  at: number;
  /** The trace's events by their numbers. */
  byNumber: ReadonlyMap<number, TraceEvent>;
  change: (change: ShowChange) => void;
};

type Props = ChapterProps & { count: number; onMove: (to: number) => void; onShow: () => void };

/** A chapter of a show that is being made: its name, its place, whether it is shown; the rest beneath, when it is opened. */
export function ChapterTicket({ count, onMove, onShow, ...of }: Props) {
  const { chapter, at, byNumber, change } = of;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const derived = titleOf({ ...chapter, name: null }, byNumber);
  const called = chapter.name ?? derived;
  const actor = byNumber.get(chapter.events[0] ?? 0)?.actor;
  const button = (label: string, sign: string, isOff: boolean, onClick: () => void) => (
    <button
      type="button"
      className="button"
      data-tone="quiet"
      aria-label={`${label}: ${called}`}
      title={label}
      aria-disabled={isOff}
      onClick={() => isOff || onClick()}
    >
      {sign}
    </button>
  );
  return (
    <li
      className="ticket show-chapter"
      data-hidden={chapter.isHidden}
      data-participant={actor?.kind}
      aria-labelledby={id}
    >
      <div className="show-chapter-head">
        <p className="numeral show-chapter-place" aria-hidden="true">
          {at + 1}
        </p>
        <label className="field">
          <span className="visually-hidden" id={id}>
            Chapter {at + 1} is called
          </span>
          <input
            value={chapter.name ?? ''}
            placeholder={derived}
            maxLength={longest.title}
            onChange={({ target }) => change({ type: 'name', at, name: target.value })}
          />
        </label>
        <div className="show-chapter-tools">
          {button('Earlier in the show', '↑', at === 0, () => onMove(at - 1))}
          {button('Later in the show', '↓', at === count - 1, () => onMove(at + 1))}
          {button(chapter.isHidden ? 'Show it' : 'Hide it', chapter.isHidden ? 'Show' : 'Hide', false, () =>
            change({ type: 'hide', at, isHidden: !chapter.isHidden }),
          )}
          <button
            type="button"
            className="button"
            data-tone="quiet"
            aria-expanded={isOpen}
            aria-label={`Trim, ask and note: ${called}`}
            onClick={() => setOpen((was) => !was)}
          >
            Trim, ask, note
          </button>
        </div>
      </div>
      <p className="show-chapter-facts">{factsOf(chapter, actor?.name ?? '')}</p>
      {isOpen && (
        <>
          <ChapterDetails {...of} />
          {!chapter.isHidden && (
            <button type="button" className="button" data-tone="quiet" onClick={onShow}>
              See it on the stage
            </button>
          )}
        </>
      )}
    </li>
  );
}

const factsOf = ({ events, from, to, curtains, notes, isHidden }: ShowChapter, who: string): string => {
  const shown = events.filter((number) => number >= from && number <= to).length;
  const asked = curtains.filter(({ before }) => before >= from && before <= to).length;
  return [
    who,
    shown === events.length ? count(shown, 'event') : `${shown} of ${count(events.length, 'event')}`,
    ...(asked > 0 ? [count(asked, 'question')] : []),
    ...(notes === '' ? [] : ['notes']),
    ...(isHidden ? ['hidden'] : []),
  ].join(' · ');
};

const count = (amount: number, what: string): string => `${amount} ${what}${amount === 1 ? '' : 's'}`;
