import type { ComponentProps } from 'react';
import { viewAfter } from '../stage/stage-view.ts';
import { useStageKeys } from '../stage/use-stage-keys.ts';
import { StageDesk } from './stage-desk.tsx';
import { useSameCursor } from './use-same-cursor.ts';
import { useStage } from './use-stage.ts';
import { useSteps } from './use-steps.ts';

type Props = Pick<ComponentProps<typeof StageDesk>, 'ways' | 'hasWings'> & {
  /** By which name the stage is found. */
  channel: string;
};

/** The stage as its presenter's window has it, with the same keys. Apart, so that a step of it draws nothing else there anew. */
export function PresentedStage({ channel, ways, hasWings }: Props) {
  const { stage, order } = useStage(channel);
  const give = useSteps(stage, order);
  useSameCursor(stage, order);
  const isDark = stage?.isDark ?? false;
  const isHeld = stage?.isHeld ?? false;
  const view = stage?.view ?? 'both';
  useStageKeys((meaning) => {
    if (meaning === 'black') give({ does: 'black', isDark: !isDark });
    else if (meaning === 'hold') hasWings && give({ does: 'hold', isHeld: !isHeld });
    else if (meaning === 'next view') give({ does: 'view', view: viewAfter(view) });
    // Which window fills its screen is for that window's own keys, and this is the presenter's.
    else if (meaning !== 'full screen' && meaning !== 'presenter') give({ does: meaning });
  });
  return <StageDesk ways={ways} hasWings={hasWings} stage={stage} order={give} />;
}
