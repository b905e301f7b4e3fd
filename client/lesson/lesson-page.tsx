import { useEffect, useRef } from 'react';
import type { Lesson } from '#shared/lesson/lesson.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { Panels } from '../panels/panels.tsx';
import { FINISHED, homeOf } from '../sandbox/addresses.ts';
import { TakeAway } from '../take-away/take-away.tsx';
import { Announcer } from '../timeline/announcer.tsx';
import { LineBanner, LineStatus } from '../timeline/line-status.tsx';
import { TimelineBar } from '../timeline/timeline-bar.tsx';
import { TimelineDiagram } from '../timeline/timeline-diagram.tsx';
import { useCursorAddress } from '../timeline/use-cursor-address.ts';
import { FinishedStory } from './finished-story.tsx';
import './lesson-page.css';
import { stepOf } from './lesson-view.ts';
import { StepNav } from './step-nav.tsx';
import { Story } from './story.tsx';
import { useLessonProgress } from './use-lesson-progress.ts';

type Props = { sandboxId: string; lesson: Lesson; stepId: string };

/** Story and action, the diagram, and the panels: all over one trace. */
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
      <LineBanner lesson={lesson.slug} />
      <div className="lesson-columns">
        <section className="lesson-story" aria-label="Story" ref={story}>
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
        <section className="lesson-diagram" id="diagram" aria-label="Diagram">
          <h2 className="visually-hidden">What is said between them</h2>
          <div className="take-away-bar">
            <TakeAway subject={lesson} sandboxId={sandboxId} />
          </div>
          <div className="lesson-diagram-area">
            <TimelineDiagram />
          </div>
          <TimelineBar />
        </section>
        <section className="lesson-panels" aria-label="Details">
          <Panels />
        </section>
      </div>
      <Announcer />
    </Page>
  );
}
