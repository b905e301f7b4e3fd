import { type BeatPlace, beatPlaceSchema, type RaisedHand } from '#shared/api/room-api.ts';
import { handleOf } from './guest-handle.ts';
import type { GuestsWords } from './guests-words.ts';

export type Roster = {
  /** A guest is stuck and says who it is; null takes the hand down. */
  raise(code: string, guest: string, name: string | null): Promise<void>;
  /** The presenter has seen to it. `hand` is what a hand is called. */
  lower(code: string, hand: string): Promise<void>;
  hands(code: string): Promise<RaisedHand[]>;
  /** Where in a lesson a guest is, in a sandbox of their own. */
  isAt(code: string, guest: string, place: BeatPlace): Promise<void>;
  /** How many are where. */
  beats(code: string): Promise<{ place: BeatPlace; count: number }[]>;
};

/** Who is stuck, and at which beat each guest is, as they say themselves. Who is there is counted elsewhere. */
export function createRoster(words: GuestsWords): Roster {
  return {
    raise: (code, guest, name) =>
      name === null ? words.takeBack(code, 'hands', guest) : words.keep(code, 'hands', guest, name),
    async lower(code, hand) {
      const guest = Object.keys(await words.all(code, 'hands')).find((one) => handleOf(one) === hand);
      if (guest !== undefined) await words.takeBack(code, 'hands', guest);
    },
    async hands(code) {
      const raised = await words.all(code, 'hands');
      return Object.entries(raised).map(([guest, name]) => ({ hand: handleOf(guest), name }));
    },
    isAt: (code, guest, place) => words.keep(code, 'beats', guest, JSON.stringify(place)),
    async beats(code) {
      const counts = new Map<string, number>();
      for (const text of Object.values(await words.all(code, 'beats'))) {
        counts.set(text, (counts.get(text) ?? 0) + 1);
      }
      return [...counts].map(([text, count]) => ({ place: beatPlaceSchema.parse(JSON.parse(text)), count }));
    },
  };
}
