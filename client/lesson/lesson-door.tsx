import { useEffect, useRef, useState } from 'react';
import type { Lesson } from '#shared/content/lesson.ts';
import { loadLesson } from '../content/load-lessons.ts';
import { useFetched } from '../late/use-fetched.ts';
import { doorOf, type LessonPlace, lessonOf } from '../page/addresses.ts';
import { Page } from '../page/page.tsx';
import { useNewSandbox } from '../page/use-new-sandbox.ts';
import { useTitle } from '../page/use-title.ts';
import { type FoundOpen, findOpen } from '../requests/find-open.ts';
import { type OwnSandbox, ownSandboxRecord } from '../storage/own-sandbox.ts';
import { hasStep } from './lesson-view.ts';
import { MissingLesson, MissingStep } from './missing-lesson.tsx';

/** A lesson's address without a sandbox, as a teacher gives it to a class: each visitor comes into one of their own. */
export function LessonDoor({ slug, step }: { slug: string; step: string | null }) {
  const fetched = useFetched(loadLesson, slug);
  if (fetched.state !== 'here') return <MissingLesson fetched={fetched} home="/" />;
  const lesson = fetched.value;
  if (!hasStep(lesson, step)) {
    return <MissingStep lesson={lesson} home="/" href={doorOf(slug)} />;
  }
  return <GoIn lesson={lesson} place={{ lesson: slug, step: step ?? undefined }} />;
}

// The door must not stay in the browser's history: going back to it would only lead in again.
const enter = (address: string) => location.replace(address);

function GoIn({ lesson, place }: { lesson: Lesson; place: LessonPlace }) {
  useTitle(lesson.title);
  const { open, isOpening, refusal } = useNewSandbox(place, enter);
  const [own, setOwn] = useState<FoundOpen<OwnSandbox> | null>(null);
  const [tries, setTries] = useState(0);
  const arrive = async () => {
    setTries((before) => before + 1);
    setOwn(null);
    const found = await findOpen(ownSandboxRecord);
    setOwn(found);
    if (found.state === 'open') enter(lessonOf(found.value.sandboxId, place.lesson, place.step));
    else if (found.state === 'none') await open();
  };
  const hasArrived = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one arrival, one cloakroom; trying again is the button's.
  useEffect(() => {
    if (!hasArrived.current) void arrive();
    hasArrived.current = true;
  }, []);

  const problem = own?.state === 'unknown' ? own.refusal : refusal;
  const isTrying = own === null || isOpening;
  const isStuck = problem !== null && !isTrying;
  return (
    <Page>
      <div className="lone">
        <div className="ticket">
          <p className="eyebrow">Lesson</p>
          <h1>{lesson.title}</h1>
          {isStuck ? (
            <p role="alert" className="trouble">
              {problem.message}
            </p>
          ) : (
            <p role="status">Opening your cloakroom…</p>
          )}
          {(isStuck || tries > 1) && (
            <div className="actions-row">
              <button
                type="button"
                className="button"
                data-tone="main"
                aria-disabled={isTrying}
                onClick={() => isTrying || arrive()}
              >
                Try again
              </button>
              <a href="/">To the entrance</a>
            </div>
          )}
        </div>
      </div>
    </Page>
  );
}
