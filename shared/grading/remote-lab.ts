import type { Lab } from './lab.ts';
import { createPaper, mostPrinted, type Paper } from './paper.ts';
import { createPatience, type Patience } from './patience.ts';
import { createRemoteRealm, type RemoteRealm, type StartRealm } from './remote-realm.ts';

export type RemoteLab = Lab & {
  /** Grades another text from now on. Both realms stay, so that many texts can be graded quickly. */
  load(text: string): void;
  /** What the text has printed so far, capped. */
  printed(): string;
  /** Ends every realm. The lab can be used again: it starts new ones. */
  close(): void;
};

/**
 * Makes a lab whose realms are somewhere else, reached by messages. A realm that is gone, or in which a
 * handler never answered, is replaced before the next check.
 * @param start begins one realm; should return at once
 * @param options `thrifty` lets the fresh realm serve again, for proofs over many texts that do not sit in globals;
 *   `ahead` begins one fresh realm while the first checks run, so that nobody waits for it; `paper`, on which
 *   the text prints, and `patience` may be those of another lab that has the same text
 */
export function createRemoteLab(
  start: StartRealm,
  text: string,
  {
    thrifty = false,
    ahead = false,
    paper = createPaper(),
    patience = createPatience(),
  }: { thrifty?: boolean; ahead?: boolean; paper?: Paper; patience?: Patience } = {},
): RemoteLab {
  let current = text;
  let main: RemoteRealm | null = null;
  let fresh: RemoteRealm | null = null;
  let spare: RemoteRealm | null = null;
  let wantsSpare = ahead;
  /** What the check at hand has printed. */
  let sheet = '';

  const begin = () =>
    createRemoteRealm({
      start,
      text: current,
      patience,
      print(more) {
        sheet = (sheet + more).slice(0, mostPrinted);
      },
    });

  return {
    async enter() {
      if (main?.isSpent()) {
        main.end();
        main = null;
      }
      main ??= begin();
      await main.ready();
      if (wantsSpare) {
        wantsSpare = false;
        spare = begin();
      }
      return main;
    },
    async enterFresh() {
      if (fresh && (!thrifty || fresh.isSpent())) {
        fresh.end();
        fresh = null;
      }
      fresh ??= spare ?? begin();
      spare = null;
      await fresh.ready();
      return fresh;
    },
    endCheck(passed) {
      paper.add(sheet, passed);
      sheet = '';
    },
    load(next) {
      current = next;
      paper.clear();
      sheet = '';
      patience.reset();
      main?.load(next);
      fresh?.load(next);
      spare?.load(next);
    },
    printed: () => paper.text() + sheet,
    close() {
      main?.end();
      fresh?.end();
      spare?.end();
      main = null;
      fresh = null;
      spare = null;
    },
  };
}
