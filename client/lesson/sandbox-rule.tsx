import { useEffect, useMemo, useRef, useState } from 'react';
import type { SandboxStatus } from '#shared/api/sandbox-api.ts';
import type { Lesson } from '#shared/content/lesson.ts';
import type { SandboxSettings } from '#shared/sandbox/settings.ts';
import { ReportView } from '../controls/report-view.tsx';
import { useControl } from '../controls/use-control.ts';
import { changeSettings } from '../requests/controls-api.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { lastNumberOf } from '../timeline/timeline-view.ts';
import { differences, expectedSettings, isAsExpected } from './expected-settings.ts';
import './sandbox-rule.css';

type Props = {
  sandboxId: string;
  lesson: Lesson;
  stepId: string;
  /** What the cloakroom is like now; null until that is known. */
  settings: SandboxSettings | null;
  take: (status: SandboxStatus) => void;
};

/** How the cloakroom was found when the step was opened, and what has been done about it. */
type Stage =
  | { type: 'not known' }
  | { type: 'as expected' }
  | { type: 'otherwise' }
  | { type: 'put back'; was: SandboxSettings };

const undoMs = 10_000;

/**
 * Other lessons, and the desk, leave a cloakroom otherwise than a step takes it to be. Where it is found so, a line says
 * it, and one press puts it back; sessions, devices and trace stay. Nothing changes unasked, but where nothing has
 * happened yet, since nobody can miss what was before.
 */
export function SandboxRule({ sandboxId, lesson, stepId, settings, take }: Props) {
  const expected = useMemo(() => expectedSettings(lesson, stepId), [lesson, stepId]);
  const { run, report, isOff, isConnected } = useControl();
  const isUntouched = useTimeline(({ context }) => lastNumberOf(context) === 0);
  const [stage, setStage] = useState<Stage>({ type: 'not known' });
  const next = useRef<HTMLButtonElement>(null);

  const change = async (to: SandboxSettings, after: Stage) => {
    const answer = await run('settings', () => changeSettings(sandboxId, to));
    if (!answer?.ok) return;
    take(answer.value);
    setStage(after);
  };
  if (stage.type === 'not known' && settings) {
    setStage({ type: isAsExpected(settings, expected) ? 'as expected' : 'otherwise' });
  }
  const putsBackItself = stage.type === 'otherwise' && isUntouched && isConnected;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is found so.
  useEffect(() => {
    if (putsBackItself) void change(expected.first, { type: 'as expected' });
  }, [putsBackItself]);
  useEffect(() => {
    if (stage.type !== 'put back') return undefined;
    next.current?.focus();
    const timer = setInterval(() => {
      // Nothing goes away from under the keyboard.
      if (document.activeElement !== next.current) setStage({ type: 'as expected' });
    }, undoMs);
    return () => clearInterval(timer);
  }, [stage]);

  const isShown =
    settings !== null &&
    (stage.type === 'put back' ||
      (stage.type === 'otherwise' && !isUntouched && !isAsExpected(settings, expected)));
  return (
    <div className="sandbox-rule" role="status">
      {isShown && stage.type === 'otherwise' && (
        <p>
          <span>
            The cloakroom is not as this step describes it. Now:{' '}
            {differences(settings, expected.first).join(', ')}.
          </span>{' '}
          <button
            type="button"
            className="link-button"
            aria-disabled={isOff}
            onClick={() => change(expected.first, { type: 'put back', was: settings })}
          >
            Put it back
          </button>
        </p>
      )}
      {isShown && stage.type === 'put back' && (
        <p>
          <span>Put back: {differences(expected.first, stage.was).join(', ')}.</span>{' '}
          <button
            ref={next}
            type="button"
            className="link-button"
            aria-disabled={isOff}
            onClick={() => change(stage.was, { type: 'otherwise' })}
          >
            Undo
          </button>
        </p>
      )}
      <ReportView report={report} />
    </div>
  );
}
