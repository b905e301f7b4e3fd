import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { describeEvent } from '#shared/trace/describe-event.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { Panels } from '../panels/panels.tsx';
import { MarkingProvider } from '../scene/marking-provider.tsx';
import { TimelineDiagram } from '../scene/timeline-diagram.tsx';
import { recordedStream } from '../timeline/recorded-stream.ts';
import { TimelineProvider, useTimelineRef } from '../timeline/timeline-provider.tsx';
import { useShownEvent } from '../timeline/use-shown.ts';
import './check-flow.css';
import { keepInSight } from './keep-in-sight.ts';
import { useOwnCode } from './use-own-code.ts';

type Props = {
  events: readonly TraceEvent[];
  /** The learner's code that said it. */
  text: string;
  /** Number of the event that shows the fault. */
  offending: number | null;
  onLine: (line: number) => void;
};

/** What the learner's own server said in one check, with the arrow that went wrong marked. */
export function CheckFlow({ events, text, offending, onLine }: Props) {
  const [stream] = useState(() => recordedStream({ dropped: 0, events: [...events] }));
  const ownCode = useOwnCode(text, onLine);
  return (
    <TimelineProvider source={{ sandboxId: null, stream, past: null, ...ownCode }}>
      <MarkingProvider>
        <Flow offending={offending} onLine={onLine} />
      </MarkingProvider>
    </TimelineProvider>
  );
}

function Flow({ offending, onLine }: Omit<Props, 'events' | 'text'>) {
  const timeline = useTimelineRef();
  const host = useRef<HTMLDivElement>(null);
  const shown = useShownEvent();
  const line = shown?.source?.line ?? null;
  const [isInside, setInside] = useState(false);

  useEffect(() => {
    // Unlike a selection this waits for the events, which arrive after this.
    if (offending !== null) timeline.send({ type: 'follow address', number: offending });
  }, [timeline, offending]);

  // The picture is drawn late, and anew where the width changes; the mark must be in each.
  useLayoutEffect(() => {
    const { current } = host;
    if (!current || offending === null) return;
    const sight = keepInSight(current, `[data-of="${offending}"]`);
    const mark = () => {
      for (const part of current.querySelectorAll<SVGElement>(
        `[data-of="${offending}"]:not(.is-offending)`,
      )) {
        part.classList.add('is-offending');
        const name = part.getAttribute('aria-label');
        if (name !== null) part.setAttribute('aria-label', `Here it went wrong: ${name}`);
      }
      sight.drawn();
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(current, { childList: true, subtree: true, attributeFilter: ['style'] });
    return () => {
      observer.disconnect();
      sight.end();
    };
  }, [offending]);

  return (
    <div className="check-flow">
      <div className="check-flow-diagram" ref={host}>
        <TimelineDiagram isBare />
      </div>
      <div className="check-flow-moment">
        <p className="check-flow-shown">
          {shown ? `Event ${shown.number}: ${describeEvent(shown)}` : 'Nothing was said.'}{' '}
          {line !== null && (
            <button type="button" className="link-button" onClick={() => onLine(line)}>
              line {line} of your code
            </button>
          )}
        </p>
        <details onToggle={({ currentTarget }) => setInside(currentTarget.open)}>
          <summary>Look inside this arrow</summary>
          {isInside && <Panels />}
        </details>
      </div>
    </div>
  );
}
