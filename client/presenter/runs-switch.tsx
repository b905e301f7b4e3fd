import type { StageOrder, StageState } from '#shared/api/stage-api.ts';
import { DeskSwitch } from './desk-switch.tsx';
import { useLessonRuns } from './lesson-runs.tsx';

type Props = { stage: StageState; order: (order: StageOrder) => void };

/** Lays the two runs of the lesson at hand over the stage, and puts them away. There from the moment at which both have been done. */
export function RunsSwitch({ stage, order }: Props) {
  const runs = useLessonRuns();
  const isLaid = stage.runs !== null;
  if (!isLaid && runs === null) return null;
  // The stage itself shows nothing that it has not come to.
  const isReached = runs !== null && runs.after.to <= (stage.cursor ?? stage.head);
  const isDead = !isLaid && !isReached;
  return (
    <div className="stage-desk-runs">
      <DeskSwitch
        isOn={isLaid}
        isDead={isDead}
        onPress={() => order({ does: 'runs', runs: isLaid ? null : runs })}
      >
        Both runs side by side
      </DeskSwitch>
      {(isLaid || isDead) && (
        <p>
          {isLaid
            ? 'Back and Next arrow go along them. But for Black and Hold, all else waits until they are put away.'
            : 'Once the stage has shown the second one to its end.'}
        </p>
      )}
    </div>
  );
}
