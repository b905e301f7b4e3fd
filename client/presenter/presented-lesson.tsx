import type { Lesson } from '#shared/content/lesson.ts';
import { useSettings } from '../controls/use-settings.ts';
import { FinishedStory } from '../lesson/finished-story.tsx';
import { LabStory } from '../lesson/lab/lab-story.tsx';
import { stepOf } from '../lesson/lesson-view.ts';
import { StepNav } from '../lesson/step-nav.tsx';
import { Story } from '../lesson/story.tsx';
import { useLessonProgress } from '../lesson/use-lesson-progress.ts';
import { useOfferRuns } from './lesson-runs.tsx';
import { StepNotes } from './step-notes.tsx';
import { useStageRuns } from './use-stage-runs.ts';

type Props = { sandboxId: string; lesson: Lesson; stepId: string };

/** A step of a lesson for whoever presents it: their notes, and all that its learners can press. */
export function PresentedLesson({ sandboxId, lesson, stepId }: Props) {
  const { state, send } = useLessonProgress(sandboxId, lesson, stepId);
  const { context } = state;
  const { settings, take } = useSettings(sandboxId);
  useOfferRuns(useStageRuns(context));
  const step = stepOf(context);
  const { mistake } = lesson;
  const told = step && { sandboxId, step, context, send, settings, take };
  return (
    <>
      <StepNav sandboxId={sandboxId} context={context} />
      {step && <StepNotes key={lesson.slug} slug={lesson.slug} stepId={step.id} />}
      {!told ? (
        <FinishedStory sandboxId={sandboxId} context={context} />
      ) : mistake ? (
        <LabStory key={told.step.id} {...told} mistake={mistake} />
      ) : (
        <Story key={told.step.id} {...told} />
      )}
    </>
  );
}
