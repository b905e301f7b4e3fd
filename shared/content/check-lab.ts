import type { Step } from './lesson.ts';
import type { Reading } from './reading.ts';
import { type BeatRole, roles } from './roles.ts';

/**
 * A lesson about a mistake has its five beats once each, in order, in one step: two runs are laid beside each other, and
 * whatever stood between the steps would be part of one of them.
 */
export function checkLab(steps: readonly Step[], { mistake, report, lines }: Reading): void {
  if (!mistake) return;
  const played = (step: Step) => step.beats.filter((beat) => beat.role !== null);
  const found = steps.flatMap((step) => played(step).map((beat) => ({ beat, step })));
  const at = (thing: object | undefined) => ({ line: (thing && lines.get(thing)) ?? 1, column: 1 });
  const missing = roles.filter((role) => !found.some(({ beat }) => beat.role === role));
  if (missing.length > 0) {
    report(
      at(found.at(-1)?.beat),
      `A lesson about a mistake has five beats. Missing: ${missing.map(write).join(', ')}.`,
    );
    return;
  }
  for (const [index, { beat, step }] of found.entries()) {
    const wanted = roles[index];
    if (beat.role === null || beat.role === wanted) {
      if (step !== found[0]?.step)
        report(at(beat), 'The five beats of a mistake stand in one step. Move this one to the others.');
      continue;
    }
    report(
      at(beat),
      `${write(beat.role)} stands ${wanted ? `where ${write(wanted)} should` : 'here a second time'}. The five are ${roles.map(write).join(', ')}, once each and in this order.`,
    );
    return;
  }
}

const write = (role: BeatRole): string => (role === 'exploit' ? ':::exploit' : `::${role}`);
