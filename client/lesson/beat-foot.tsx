import { type MouseEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useReveal } from '../timeline/use-reveal.ts';
import type { useDoing } from './actions/use-doing.ts';
import type { LogInAt } from './log-in-at.ts';
import type { Onward } from './onward.ts';

type Props = {
  state: 'before' | 'during' | 'after';
  own: Pick<ReturnType<typeof useDoing>, 'run' | 'skip' | 'hindrance'>;
  /** What the beat's button says; null where there is nothing that must be done. */
  label: string | null;
  onward: Onward;
  mayPass: boolean;
  logInAt: LogInAt | null;
};

/**
 * The beat's button, and what takes its place: *Skip* while its arrows are drawn, *Next* afterwards. Who pressed it by
 * the keyboard stays at that place throughout.
 */
export function BeatFoot({ state, own, label, onward, mayPass, logInAt }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const isHere = useRef(false);
  useLayoutEffect(() => {
    const { current } = place;
    if (isHere.current && !current?.contains(document.activeElement))
      current?.querySelector<HTMLElement>('.beat-main')?.focus({ preventScroll: true });
  });
  const { run, skip, hindrance } = own;
  const isOff = hindrance !== null;
  const toDo = state === 'before' ? label : null;
  const aside = toDo !== null ? null : label === null ? null : 'Again';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only remembers whether the keyboard is at work here.
    <div
      className="beat-foot"
      ref={place}
      onFocus={() => {
        isHere.current = true;
      }}
      onBlur={() => {
        isHere.current = false;
      }}
    >
      {state === 'during' ? (
        <PlaceButton tone="playing" keys="Escape" title="Show all at once (Esc)" onPress={skip}>
          <Playing />
        </PlaceButton>
      ) : toDo !== null ? (
        <PlaceButton tone="main" onPress={run} isOff={isOff}>
          {toDo}
        </PlaceButton>
      ) : onward.type === 'beat' ? (
        <PlaceButton tone="main" onPress={onward.go}>
          Next
        </PlaceButton>
      ) : (
        <Link className="button beat-main" data-tone="main" href={onward.href} onClick={onward.leave}>
          {onward.label}
        </Link>
      )}
      {state !== 'during' && aside !== null && (
        <button type="button" className="button beat-aside" aria-disabled={isOff} onClick={run}>
          {aside}
        </button>
      )}
      {toDo !== null && mayPass && <Pass onward={onward} />}
      {hindrance && (
        <p className="beat-hindrance">
          {hindrance.says}
          {hindrance.isLogInFirst && logInAt && (
            <>
              {' '}
              <Link href={logInAt.href}>To “{logInAt.title}”</Link>
            </>
          )}
        </p>
      )}
    </div>
  );
}

type PlaceProps = {
  tone: 'main' | 'playing';
  onPress: () => void;
  keys?: string;
  title?: string;
  isOff?: boolean;
  children: ReactNode;
};

/** The same element in each state, so that the focus stays. */
function PlaceButton({ tone, onPress, keys, title, isOff = false, children }: PlaceProps) {
  const press = ({ detail }: MouseEvent) => {
    // The second half of a double click was meant for what stood here before.
    if (detail < 2 && !isOff) onPress();
  };
  return (
    <button
      type="button"
      className="button beat-main"
      data-tone={tone}
      aria-disabled={isOff}
      aria-keyshortcuts={keys}
      title={title}
      onClick={press}
    >
      {children}
    </button>
  );
}

function Playing() {
  const reveal = useReveal();
  const part = reveal ? reveal.shown / reveal.of : 0;
  return (
    <>
      <span>{reveal ? `Arrow ${reveal.shown} of ${reveal.of}` : 'One moment…'}</span>
      <span className="beat-played" aria-hidden="true">
        <span style={{ inlineSize: `${part * 100}%` }} />
      </span>
      <span>Skip</span>
    </>
  );
}

/** Past a beat that was done on another day. */
function Pass({ onward }: { onward: Onward }) {
  if (onward.type === 'step') {
    return (
      <Link className="button beat-aside" href={onward.href} onClick={onward.leave}>
        {onward.label}
      </Link>
    );
  }
  return (
    <button type="button" className="button beat-aside" onClick={onward.go}>
      Next
    </button>
  );
}
