import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Lanes } from '../diagram/lanes.ts';
import { createSandbox } from '../requests/sandbox-api.ts';
import { MarkingProvider } from '../scene/marking-provider.tsx';
import { TimelineDiagram } from '../scene/timeline-diagram.tsx';
import { Announcer } from '../timeline/announcer.tsx';
import { recordedStream } from '../timeline/recorded-stream.ts';
import { TimelineProvider } from '../timeline/timeline-provider.tsx';
import { sandboxSource, type TraceSource } from '../timeline/trace-source.ts';
import './cloakroom.css';
import { CounterButton } from './counter-button.tsx';
import { OnTheCounter } from './on-the-counter.tsx';
import { type Press, presses } from './presses.ts';

/** Nobody has come in yet, and no server has been asked for anything. */
const nothingYet: TraceSource = {
  sandboxId: null,
  stream: recordedStream({ dropped: 0, events: [] }),
  code: () => Promise.reject(new Error('Nothing ran that could be shown.')),
  edit: null,
  past: null,
};

/** Whoever holds the ticket stays in sight. */
const bothHolders = ['browser', 'attacker'];

type Props = {
  /** What is said once all has been seen. */
  atTheEnd: ReactNode;
};

type Opened =
  | { state: 'shut' | 'opening' }
  | { state: 'refused'; why: string }
  | { state: 'open'; id: string };

/**
 * The cloakroom itself, with one button on its counter: three presses tell a session, a theft and a revocation. It is
 * opened by the first press, so that whoever only passes by opens none.
 */
export function Cloakroom({ atTheEnd }: Props) {
  const [opened, setOpened] = useState<Opened>({ state: 'shut' });
  const [index, setIndex] = useState(0);
  /** What is said of the press before; nothing while the next one is shown. */
  const [said, setSaid] = useState<string | null>(null);
  /** Whether the keyboard stood on the button when the last press was over: the way on takes it there, and tells that. */
  const [isTaken, setTaken] = useState(false);
  const open = async () => {
    if (opened.state === 'opening') return;
    setOpened({ state: 'opening' });
    const answer = await createSandbox();
    setOpened(
      answer.ok ? { state: 'open', id: answer.value.id } : { state: 'refused', why: answer.refusal.message },
    );
  };
  const press = presses[index];
  const end = useRef<HTMLDivElement>(null);
  const isOver = !press;
  const saidId = useId();
  useEffect(() => {
    // Whoever is elsewhere on the page meanwhile stays there.
    if (!isOver || document.activeElement !== document.body) return;
    const onward = end.current?.querySelector<HTMLElement>('.button');
    // A screen reader leaves off where it is when the focus moves, so what was being said is said with it.
    onward?.setAttribute('aria-describedby', saidId);
    onward?.focus({ preventScroll: true });
  }, [isOver, saidId]);
  const goOn = ({ says }: Press) => {
    setSaid(says);
    setTaken(document.activeElement?.matches('.counter-button') ?? false);
    setIndex((before) => before + 1);
  };
  const id = opened.state === 'open' ? opened.id : null;
  const button = (lanes: Lanes) => (
    <OnTheCounter lanes={lanes} takesFocus={opened.state !== 'shut'}>
      {id !== null && press ? (
        <CounterButton
          sandboxId={id}
          press={press}
          isPressed={index === 0}
          onBegin={() => setSaid(null)}
          onDone={() => goOn(press)}
        />
      ) : (
        press && (
          <>
            <button
              type="button"
              className="counter-button"
              aria-disabled={opened.state === 'opening'}
              onClick={open}
            >
              {opened.state === 'opening' ? 'One moment…' : press.label}
            </button>
            {opened.state === 'refused' && (
              <p className="counter-trouble" role="alert">
                {opened.why}
              </p>
            )}
          </>
        )
      )}
    </OnTheCounter>
  );
  return (
    <section className="cloakroom" data-open={id !== null} data-ended={!press} aria-label="The cloakroom">
      <TimelineProvider key={id} source={id === null ? nothingYet : sandboxSource(id)}>
        <MarkingProvider>
          <TimelineDiagram whileEmpty={null} needed={bothHolders} inBand={button} />
          {id !== null && <Announcer />}
        </MarkingProvider>
      </TimelineProvider>
      <div className="cloakroom-said">
        <p id={saidId} className="cloakroom-words" role={isOver && isTaken ? undefined : 'status'}>
          {said}
        </p>
        {!press && (
          <div className="cloakroom-end" ref={end}>
            {atTheEnd}
          </div>
        )}
      </div>
    </section>
  );
}
