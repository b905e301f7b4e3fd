import { type Chip, toChip } from '#shared/scene/to-chip.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { toMoment } from '#shared/world/moment.ts';
import { createWorldFilm } from '#shared/world/world-film.ts';

/** The tickets on the arrows of one trace, each as it was at its own moment, and worked out once. */
export type Chips = {
  /** @param events the trace, in which the event stands */
  of(events: readonly TraceEvent[], event: TraceEvent): Chip | null;
};

/** With a film of its own: drawing looks at other moments than the cursor does, and each would spoil the other's next step. */
export function createChips(): Chips {
  const film = createWorldFilm();
  const known = new WeakMap<TraceEvent, Chip | null>();
  return {
    of(events, event) {
      const there = known.get(event);
      if (there !== undefined) return there;
      const chip = toChip(toMoment(film.at(events, event.number), events));
      known.set(event, chip);
      return chip;
    },
  };
}
