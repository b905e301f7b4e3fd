import { useMemo } from 'react';
import { tellScene } from '#shared/scene/tell-scene.ts';
import { useFrameLater } from '../scene/use-frame-later.ts';
import { useShownPast } from '../timeline/use-shown.ts';

/** What is seen in the cloakroom, in a sentence for the last row; the diagram says it in the words of the wire. */
export function StageCaption() {
  const { world: shown, trace } = useShownPast();
  const world = useFrameLater(shown);
  return <p className="stage-caption">{useMemo(() => tellScene(world, trace), [world, trace])}</p>;
}
