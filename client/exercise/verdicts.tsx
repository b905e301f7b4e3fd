import { useEffect, useMemo, useRef } from 'react';
import type { Exercise } from '#shared/grading/exercise.ts';
import { faultWords, whereIs } from '#shared/grading/fault-words.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import type { Asked } from '../late/use-asked.ts';
import { CheckList } from './check-list.tsx';
import type { RunContext } from './run-machine.ts';
import { Said } from './said.tsx';
import { scoreOf } from './score.ts';
import { sortResults } from './sort-results.ts';
import './verdicts.css';

type RunState = 'idle' | 'running' | 'cancelled' | 'passed' | 'failed' | 'problem' | 'away';
type Props = {
  state: RunState;
  context: RunContext;
  /** The lab, while it is away. */
  lab: Asked<unknown>;
  exercise: Pick<Exercise, 'hints' | 'starter' | 'writes'>;
  /** The text has changed since these verdicts. */
  isStale: boolean;
  onLine: (line: number) => void;
};

const headings: Readonly<Record<RunState, string>> = {
  idle: 'Nothing was run yet',
  running: 'Checking…',
  cancelled: 'Stopped',
  passed: 'Solved',
  failed: 'Not yet',
  problem: 'It could not be judged',
  away: 'It could not be judged yet',
};

const beforehand: Readonly<Record<Exercise['writes'], string>> = {
  server: 'Run the checks, and each of them tells what it did, and what your server answered.',
  tests: 'Run the checks: each sends your tests to one server, and tells what they made of it.',
};

/** The verdicts as they come: how far, how many points, and each check by itself. */
export function Verdicts({ state, context, lab, exercise, isStale, onLine }: Props) {
  const { planned, results, problem, printed } = context;
  const earlier = useMemo(() => context.earlier.map(({ result }) => result), [context.earlier]);
  const head = useRef<HTMLElement>(null);
  const isRunning = state === 'running';
  const sorted = useMemo(() => sortResults(planned, results, earlier), [planned, results, earlier]);
  useEffect(() => {
    if (isRunning && head.current) bringIntoSight(head.current);
  }, [isRunning]);
  const score = scoreOf(planned, results);
  // What passes there is nobody's doing, and is not to look like it.
  const where = context.text === exercise.starter ? ', with the text you were given' : '';
  const total = Math.max(planned.length, results.length);
  const passed = sorted.mended.length + sorted.passed.length;
  const line = problem?.line ?? null;
  const told = [
    `${headings[state]}.`,
    ...(total > 0
      ? [`${passed} of ${total} checks passed, ${score.points} of ${score.of} points${where}.`]
      : []),
    ...(sorted.mended.length > 0 ? [`${sorted.mended.length} mended by your change.`] : []),
    ...sorted.findings.flatMap(({ others, reason }) =>
      reason ? [`${others.length + 1} checks fail for one reason: ${reason.title}`] : [],
    ),
  ].join(' ');
  return (
    <section className="verdicts" aria-label="Verdicts" data-state={state}>
      <header className="verdicts-head" ref={head}>
        <h2>{headings[state]}</h2>
        {total > 0 && (
          <p>
            <span className="numeral">{score.points}</span> of {score.of} points{where}
            {score.badgesOf > 0 && ` · ${score.badges} of ${score.badgesOf} badges`}
          </p>
        )}
        {isRunning && (
          <progress
            max={total || 1}
            {...(total > 0 ? { value: results.length } : {})}
            aria-label="Checks done"
          />
        )}
      </header>
      {/* One sentence at the beginning and one at the end: forty verdicts read out would bury the page. */}
      <p className="visually-hidden" role="status">
        {isRunning ? 'Checking your code.' : state === 'idle' ? '' : told}
      </p>
      {state === 'idle' && <p>{beforehand[exercise.writes]}</p>}
      {isStale && !isRunning && (
        <p className="verdicts-stale">
          Your text has changed since this run. Lines are numbered as they were; the links find them where
          they are now.
        </p>
      )}
      {state === 'away' && (
        <LateTrouble what="the lab" failure="unreachable" isTrying {...(lab.state === 'failed' ? lab : {})} />
      )}
      {problem && (
        <div className="trouble" role="alert">
          <p>
            <b>{faultWords(problem.fault).title}.</b> <Said text={problem.message} />
          </p>
          <p>
            {faultWords(problem.fault).advice}{' '}
            {line !== null && (
              <button type="button" className="link-button" onClick={() => onLine(line)}>
                Go to {whereIs(problem)}
              </button>
            )}
          </p>
        </div>
      )}
      {printed !== '' && (
        <details className="verdicts-printed">
          <summary>What your code printed, in {lineCount(printed)}</summary>
          <pre>{printed}</pre>
        </details>
      )}
      <CheckList
        {...sorted}
        earlier={earlier}
        hints={exercise.hints}
        isRunning={isRunning}
        onLine={onLine}
        text={context.text ?? ''}
      />
    </section>
  );
}

const lineCount = (text: string): string => {
  const { length } = text.trimEnd().split('\n');
  return `${length} ${length === 1 ? 'line' : 'lines'}`;
};

/** On a phone the verdicts stand beneath the code, and beside it they may be scrolled away; what follows them must fit, too. */
const bringIntoSight = (head: HTMLElement): void => {
  const { top } = head.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) head.scrollIntoView({ block: 'start' });
};
