import type { RecordedEvent } from '../trace/event.ts';
import type { LearnerRealm } from './lab.ts';

/** What was seen of a realm, mostly when a check did not hold: the message flow, and the event that shows it. */
export type Sighting = { realm: LearnerRealm | null; events: RecordedEvent[]; offending: number | null };

/** The learner's server did something else than a check expects. Only `must` throws it. */
export class Misbehaviour extends Error {
  override name = 'Misbehaviour';
  /** Reads the message flow; called once, after the check has failed. */
  readonly look: () => Promise<Sighting>;

  constructor(happened: string, look: () => Promise<Sighting>) {
    super(happened);
    this.look = look;
  }
}
