import { useMemo } from 'react';
import type { Mistake } from '#shared/content/mistake.ts';
import { TwoRuns } from '../../compare/two-runs/two-runs.tsx';
import type { LessonContext } from '../lesson-context.ts';
import './lab-runs.css';
import { useRuns } from './use-runs.ts';

/** Where the picture stands otherwise: the same deed in the broken house and in the mended one. */
export function LabRuns({ context, mistake }: { context: LessonContext; mistake: Mistake }) {
  const { before, after } = useRuns(context);
  const { setting, broken, sound } = mistake;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes after both runs changes nothing in them.
  const trace = useMemo(() => context.events, [before, after]);
  return (
    <section className="workspace-diagram lab-runs" aria-label="Both runs">
      <h2 className="visually-hidden">The same deed, with the mistake and without</h2>
      {before && after ? (
        <TwoRuns
          before={before}
          after={after}
          setting={setting}
          broken={broken}
          sound={sound}
          trace={trace}
        />
      ) : (
        <p className="lab-runs-missing">
          Two runs would stand here, but this cloakroom’s trace does not have both. Break it, exploit it, mend
          it and try again in here, and come back.
        </p>
      )}
    </section>
  );
}
