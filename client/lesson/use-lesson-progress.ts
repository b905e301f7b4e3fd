import { useMachine } from '@xstate/react';
import { useEffect, useMemo, useState } from 'react';
import type { Lesson } from '#shared/content/lesson.ts';
import { FINISHED } from '../page/addresses.ts';
import { lastVisitRecord } from '../storage/last-visit.ts';
import { type Progress, progressRecord } from '../storage/lesson-progress.ts';
import { useExchangeWalk, useTimeline } from '../timeline/timeline-provider.tsx';
import { lessonMachine } from './lesson-machine.ts';

/** Keeps what was done, together with what another tab may have kept meanwhile. */
const keepProgress = (slug: string, progress: Progress) => {
  const record = progressRecord(slug);
  const kept = record.read();
  const before = kept.state === 'kept' ? kept.value : { completed: [], step: progress.step };
  const completed = [...new Set([...before.completed, ...progress.completed])];
  const step = progress.step === FINISHED ? before.step : progress.step;
  record.write({ completed, step });
};

/** The lesson's machine, fed by the timeline and the address, and remembered by this browser. */
export const useLessonProgress = (sandboxId: string, lesson: Lesson, stepId: string) => {
  const [kept] = useState(() => progressRecord(lesson.slug).read());
  const machine = useMemo(
    () =>
      lessonMachine.provide({
        actions: { remember: (_, progress) => keepProgress(lesson.slug, progress) },
      }),
    [lesson.slug],
  );
  const completed = kept.state === 'kept' ? kept.value.completed : [];
  const walk = useExchangeWalk();
  const [state, send] = useMachine(machine, { input: { lesson, stepId, completed, walk } });

  const events = useTimeline(({ context }) => context.events);
  useEffect(() => send({ type: 'trace changed', events }), [events, send]);
  useEffect(() => {
    send({ type: 'go to step', stepId });
    lastVisitRecord.write({ sandboxId, lesson: lesson.slug, step: stepId });
  }, [sandboxId, lesson.slug, stepId, send]);

  return { state, send, wasCorrupt: kept.state === 'corrupt' };
};
