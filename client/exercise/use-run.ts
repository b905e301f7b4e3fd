import { useMachine } from '@xstate/react';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { faultWords } from '#shared/grading/fault-words.ts';
import type { EditorMark } from '../editor/editor-marks.ts';
import { useAsked } from '../late/use-asked.ts';
import { exerciseProgress, keepRun } from './exercise-progress.ts';
import { loadRunner } from './load-runner.ts';
import { runMachine, runStream } from './run-machine.ts';
import { scoreOf } from './score.ts';

/** Runs of one exercise, the lines they point to, and whether it was ever solved in this browser. */
export const useRun = (exercise: string, starter: string) => {
  const machine = useMemo(
    () => runMachine.provide({ actors: { runner: runStream(loadRunner, exercise) } }),
    [exercise],
  );
  const [state, send] = useMachine(machine);
  const { context, value } = state;
  // What was asked for is done as soon as there is something to do it with.
  const runAgain = useEffectEvent(() => send({ type: 'run', text: context.text ?? '' }));
  const fetchLab = useMemo(
    () => (value === 'away' ? () => loadRunner().then(() => runAgain()) : null),
    [value],
  );
  const lab = useAsked(fetchLab, undefined);
  const [isSolved, setSolved] = useState(() => {
    const kept = exerciseProgress(exercise).read();
    return kept.state === 'kept' && kept.value.isSolved;
  });

  useEffect(() => {
    if (value !== 'passed' && value !== 'failed') return;
    const { text, planned, results } = context;
    const run = { text: text ?? '', score: scoreOf(planned, results), isSolved: value === 'passed' };
    const best = keepRun(exercise, starter, run);
    setSolved((before) => before || best?.isSolved === true);
  }, [exercise, starter, value, context]);

  const marks = useMemo((): EditorMark[] => {
    const { problem, results } = context;
    if (problem?.line)
      return [{ line: problem.line, kind: 'problem', says: faultWords(problem.fault).title }];
    const bad = results.find(({ status, source, tier }) => tier === 'core' && status !== 'pass' && source);
    return bad?.source
      ? [{ line: bad.source.line, kind: 'failing', says: `${bad.name}: ${bad.happened}` }]
      : [];
  }, [context]);

  return { state: value, context, send, marks, isSolved, lab };
};
