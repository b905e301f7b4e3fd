import { useMachine } from '@xstate/react';
import { useEffect, useMemo } from 'react';
import type { EditorMark } from '../editor/editor-marks.ts';
import { better, exerciseProgress } from './exercise-progress.ts';
import { faultWords } from './fault-words.ts';
import { loadLab } from './load-lab.ts';
import { runMachine, runStream } from './run-machine.ts';
import { scoreOf } from './score.ts';

/** Runs of one exercise, the lines they point to, and the best of them remembered by this browser. */
export const useRun = (exercise: string) => {
  const machine = useMemo(
    () => runMachine.provide({ actors: { lab: runStream(loadLab, exercise) } }),
    [exercise],
  );
  const [state, send] = useMachine(machine);
  const { context, value } = state;

  useEffect(() => {
    if (value !== 'passed' && value !== 'failed') return;
    const record = exerciseProgress(exercise);
    const kept = record.read();
    const score = scoreOf(context.planned, context.results);
    record.write(better(kept.state === 'kept' ? kept.value : null, score, value === 'passed'));
  }, [exercise, value, context]);

  const marks = useMemo((): EditorMark[] => {
    const { problem, results } = context;
    if (problem?.line)
      return [{ line: problem.line, kind: 'problem', says: faultWords(problem.fault).title }];
    const bad = results.find(({ status, source, tier }) => tier === 'core' && status !== 'pass' && source);
    return bad?.source
      ? [{ line: bad.source.line, kind: 'failing', says: `${bad.name}: ${bad.happened}` }]
      : [];
  }, [context]);

  return { state: value, context, send, marks };
};
