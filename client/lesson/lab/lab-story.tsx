import type { ComponentProps } from 'react';
import type { Mistake } from '#shared/content/mistake.ts';
import { mistakes } from '../../content/load-lessons.ts';
import { useFetchAhead } from '../../late/use-fetch-ahead.ts';
import { openBeat } from '../lesson-view.ts';
import { Story } from '../story.tsx';
import { LabFoot } from './lab-foot.tsx';
import { partOf } from './lab-parts.ts';
import './lab-story.css';
import { LabSwitch } from './lab-switch.tsx';

type Props = Omit<ComponentProps<typeof Story>, 'lab'> & { mistake: Mistake };

/** What lays both runs side by side, before anybody has come to that. */
const runs = { fetch: async () => void (await import('./lab-runs.tsx')) };
const FETCH_AFTER_MS = 3000;

/** A step of a lesson about a mistake: its defence as a switch, its beats as numbered stubs, and, at the end, what to know of it. */
export function LabStory({ mistake, ...its }: Props) {
  const { step, context, sandboxId, settings, take } = its;
  useFetchAhead(runs, FETCH_AFTER_MS);
  const number = mistakes.findIndex(({ slug }) => slug === context.lesson.slug) + 1;
  const isComparing = step.beats[openBeat(context)]?.role === 'compare';
  return (
    <Story
      {...its}
      lab={{
        eyebrow: `Mistake ${number} of ${mistakes.length}`,
        head: <LabSwitch sandboxId={sandboxId} mistake={mistake} settings={settings} take={take} />,
        foot: isComparing && <LabFoot mistake={mistake} />,
        partOf,
      }}
    />
  );
}
