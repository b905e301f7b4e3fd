import type { TraceEvent } from '../trace/event.ts';
import { toMoment } from '../world/moment.ts';
import type { World } from '../world/world.ts';
import { describeMotion } from './describe-motion.ts';
import { toScene } from './to-scene.ts';

/** What the last event did, in one or two sentences and the cloakroom's words. Apart from the scene, since no lesson says it. */
export const tellScene = (world: World, events: readonly TraceEvent[]): string =>
  describeMotion({ moment: toMoment(world, events), scene: toScene(world, events) });
