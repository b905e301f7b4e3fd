import { budgetLine, isOver, type Measured } from './budget.ts';
import { measureListeners, measureListenersUntilSlow, measureMostListeners } from './listeners.bench.ts';
import { measureMemory } from './memory.bench.ts';
import { measureRoom } from './room.bench.ts';
import { measureSessions } from './sessions.bench.ts';
import { measureStalls } from './stalls.bench.ts';

const measures: Record<string, () => Promise<Measured[]>> = {
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

const named = process.argv.slice(2).filter((name) => name in measures);
let over = 0;
for (const name of named.length > 0 ? named : Object.keys(measures)) {
  for (const measured of (await measures[name]?.()) ?? []) {
    console.log(budgetLine(measured));
    if (isOver(measured)) over += 1;
  }
}
process.exit(over > 0 && process.argv.includes('--strict') ? 1 : 0);
