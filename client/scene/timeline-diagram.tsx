import type { ReactNode } from 'react';
import { Diagram } from '../diagram/diagram.tsx';
import type { Ghosts } from '../diagram/ghosts.ts';
import type { Lanes } from '../diagram/lanes.ts';
import { late } from '../late/late.tsx';
import { whenIdle } from '../late/when-idle.ts';
import {
  useChapterFilm,
  useTimelineAtOnce,
  useTimelineRef,
  useTraceSource,
} from '../timeline/timeline-provider.tsx';

// A picture of many parts: the page can be used, and the first arrow drawn, before it is fetched.
const Band = late<Lanes>({
  what: 'the picture of the cloakroom',
  load: async () => {
    await new Promise<void>((resolve) => whenIdle(resolve));
    return (await import('./band.tsx')).Band;
  },
  meanwhile: (trouble) => trouble,
});

type Props = {
  whileEmpty?: ReactNode;
  /** Hears of an arrow that was chosen, and whether it was the one that is shown already. */
  onChoose?: (isAgain: boolean) => void;
  /** What may come next, or what was said to come and did not. */
  ghosts?: Ghosts | null;
  /** The arrows alone, where there is no room for the cloakroom above them. */
  isBare?: boolean;
  /** Whether what comes after the cursor is not there at all. */
  isCurtained?: boolean;
  /** Ids of participants whom the page speaks of. */
  needed?: readonly string[] | undefined;
  /** What stands in the cloakroom besides, such as a button on its counter. */
  inBand?: (lanes: Lanes) => ReactNode;
};

/**
 * The cloakroom and, beneath it, the diagram of the timeline's trace. Apart, so that a step of the cursor draws nothing
 * around it again.
 */
export function TimelineDiagram({
  whileEmpty,
  onChoose,
  ghosts = null,
  isBare = false,
  isCurtained = false,
  needed,
  inBand,
}: Props) {
  const timeline = useTimelineRef();
  const { past } = useTraceSource();
  const events = useTimelineAtOnce(({ context }) => context.events);
  const chapters = useChapterFilm().of(events);
  const head = useTimelineAtOnce(({ context }) => context.head);
  const cursor = useTimelineAtOnce(({ context }) => context.cursor);
  const jumps = useTimelineAtOnce(({ context }) => context.jumps);
  return (
    <Diagram
      events={events}
      chapters={chapters}
      head={head}
      past={past}
      selected={cursor}
      jumps={jumps}
      whileEmpty={whileEmpty}
      needed={needed}
      ghosts={ghosts}
      isCurtained={isCurtained}
      onSelect={(number) => {
        onChoose?.(number === cursor);
        timeline.send({ type: 'select event', number });
      }}
      band={isBare ? undefined : (lanes) => <AboveLanes lanes={lanes}>{inBand?.(lanes)}</AboveLanes>}
    />
  );
}

function AboveLanes({ lanes, children }: { lanes: Lanes; children: ReactNode }) {
  return (
    <>
      <Band {...lanes} />
      {children}
    </>
  );
}
