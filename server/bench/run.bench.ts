import { budgetLine, isOver, type Measured } from './budget.ts';
import { chooseMeasures, serverMeasures } from './choose-measures.ts';
import { measureListeners, measureListenersUntilSlow, measureMostListeners } from './listeners.bench.ts';
import { measureMemory } from './memory.bench.ts';
import { measureRoom } from './room.bench.ts';
import { measureSessions } from './sessions.bench.ts';
import { measureStalls } from './stalls.bench.ts';

const measures: Record<(typeof serverMeasures)[number], () => Promise<Measured[]>> = {
  sessions: measureSessions,
  listeners: () => measureListeners(1),
  'listeners-two': () => measureListeners(2),
  'listeners-most': measureMostListeners,
  'listeners-until-slow': measureListenersUntilSlow,
  room: measureRoom,
  memory: measureMemory,
  stalls: () => measureStalls('memory'),
  'stalls-redis': () => measureStalls('redis'),
};

let over = 0;
for (const name of chooseMeasures(serverMeasures, process.argv.slice(2))) {
  for (const measured of await measures[name]()) {
    console.log(budgetLine(measured));
    if (isOver(measured)) over += 1;
  }
}
process.exit(over > 0 && process.argv.includes('--strict') ? 1 : 0);
