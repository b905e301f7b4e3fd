import type { ComponentProps, ReactNode } from 'react';
import type { Beat, Step } from '#shared/content/lesson.ts';
import { late } from '../late/late.tsx';
import { FINISHED, lessonOf } from '../page/addresses.ts';
import type { LessonContext } from './lesson-context.ts';
import type { LessonEvent } from './lesson-machine.ts';
import { openBefore } from './lesson-view.ts';
import { Roll } from './roll.tsx';
import { StoryHeading } from './story-heading.tsx';
import './story.css';

// It speaks only where another lesson or the desk has left the cloakroom otherwise.
const SandboxRule = late({
  what: 'what tells how this step begins',
  load: async () => (await import('./sandbox-rule.tsx')).SandboxRule,
  meanwhile: (trouble) => trouble,
});

type Props = Pick<ComponentProps<typeof SandboxRule>, 'settings' | 'take'> & {
  sandboxId: string;
  step: Step;
  context: LessonContext;
  send: (event: LessonEvent) => void;
  /** What a lesson about a mistake adds to it; null in any other. */
  lab?: StoryOfLab | null;
};

export type StoryOfLab = {
  eyebrow: string;
  /** Between the step's name and its beats, and beneath them. */
  head: ReactNode;
  foot: ReactNode;
  /** Which part of the mistake a beat is; null for one that is none. */
  partOf: (beat: Beat) => string | null;
};

/** One step: its name, and its beats as a roll of tickets. */
export function Story({ sandboxId, step, context, send, settings, take, lab = null }: Props) {
  const { lesson } = context;
  const number = lesson.steps.indexOf(step) + 1;
  const before = openBefore(context);
  const next = lesson.steps[number];
  const after = {
    href: lessonOf(sandboxId, lesson.slug, next?.id ?? FINISHED),
    label: next ? 'Next step' : 'Finish the lesson',
  };
  return (
    <article className="story">
      <p className="eyebrow" data-lab={lab !== null}>
        {lab && `${lab.eyebrow} · `}Step {number} of {lesson.steps.length}
      </p>
      <StoryHeading>{step.title}</StoryHeading>
      <SandboxRule sandboxId={sandboxId} lesson={lesson} stepId={step.id} settings={settings} take={take} />
      {before.length > 0 && (
        <p className="lesson-aside">
          Still open before this one: {before.map(({ title }) => `“${title}”`).join(', ')}. You can read and
          try this step all the same.
        </p>
      )}
      {lab?.head}
      <Roll
        sandboxId={sandboxId}
        step={step}
        context={context}
        after={after}
        partOf={lab?.partOf}
        send={send}
      />
      {lab?.foot}
    </article>
  );
}
