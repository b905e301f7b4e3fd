import { useEffect, useRef } from 'react';
import type { Lesson } from '#shared/content/lesson.ts';
import { FINISHED, homeOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { Workspace } from '../panels/workspace.tsx';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { useCursorAddress } from '../timeline/use-cursor-address.ts';
import { FinishedStory } from './finished-story.tsx';
import './lesson-page.css';
import { stepOf } from './lesson-view.ts';
import { StepNav } from './step-nav.tsx';
import { Story } from './story.tsx';
import { useLessonProgress } from './use-lesson-progress.ts';

type Props = { sandboxId: string; lesson: Lesson; stepId: string };

/** Story and action in the workspace over the sandbox's trace. */
export function LessonPage({ sandboxId, lesson, stepId }: Props) {
  const { state, send, wasCorrupt } = useLessonProgress(sandboxId, lesson, stepId);
  const { context } = state;
  const step = stepOf(context);
  const story = useRef<HTMLElement>(null);
  useCursorAddress();
  useTitle(`${stepId === FINISHED ? 'Finished' : (step?.title ?? '')} – ${lesson.title}`);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is read from its top.
  useEffect(() => {
    story.current?.scrollTo(0, 0);
  }, [stepId]);

  return (
    <Page
      className="lesson-page"
      home={homeOf(sandboxId)}
      place={
        <>
          <p className="lesson-name">{lesson.title}</p>
          <LineStatus />
        </>
      }
    >
      <LineBanner place={{ lesson: lesson.slug, step: stepId }} />
      <Workspace subject={lesson}>
        <section className="workspace-side" aria-label="Story" ref={story}>
          <StepNav sandboxId={sandboxId} context={context} />
          {wasCorrupt && (
            <p className="lesson-aside">
              What this browser remembered of the lesson could not be read, so it starts afresh. What you do
              here still counts.
            </p>
          )}
          {step ? (
            <Story
              key={step.id}
              sandboxId={sandboxId}
              step={step}
              context={context}
              isUnlocked={!state.matches('waiting')}
              onReadOn={() => send({ type: 'read on' })}
            />
          ) : (
            <FinishedStory sandboxId={sandboxId} context={context} />
          )}
        </section>
      </Workspace>
    </Page>
  );
}
