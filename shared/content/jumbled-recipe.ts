import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The thief has read how this site makes its numbers: a hash of a name, the minute of the login, and a counter. */
const jumble = (name: string, minute: number, counter: number): string =>
  bytesToHex(md5(utf8ToBytes(`${name} ${minute} ${counter}`)));

/** He need not know how far the counter is. He tries every place up to here. */
const COUNTERS = 10_000;
/** How many minutes the other one may have been there before him. */
const MINUTES = 5;

/** What he knows of himself: his name, his number, and when he was given it, in milliseconds since the epoch. */
type Own = { number: string; username: string; at: number };

/**
 * From one's own number to that of `victim`, who logged in just before. `found` is what his own number was made of, null
 * where nothing fits. `numbers` are worth a try, the likeliest first.
 */
export function reckonNumbers({ number, username, at }: Own, victim: string) {
  const now = Math.floor(at / 60_000);
  for (const minute of [now, now - 1, now + 1]) {
    for (let counter = 1; counter <= COUNTERS; counter += 1) {
      if (jumble(username, minute, counter) !== number) continue;
      // The one before him has the place before his, and came in this minute or one of the last.
      const minutes = Array.from({ length: MINUTES }, (_, ago) => minute - ago);
      const numbers = minutes.map((then) => jumble(victim, then, counter - 1));
      return { found: { minute, counter }, numbers };
    }
  }
  // His own number was not made so. All that is left is a shot in the dark, beyond all that he tried.
  return { found: null, numbers: [jumble(victim, now, COUNTERS + 1)] };
}
