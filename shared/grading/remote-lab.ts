import type { Lab } from './lab.ts';
import { createPaper, mostPrinted, type Paper } from './paper.ts';
import { createOpenPatience, createPatience, type Patience } from './patience.ts';
import { createRemoteRealm, type RemoteRealm, type StartRealm } from './remote-realm.ts';

export type RemoteLab = Lab & {
  /** Grades another text from now on. Both realms stay, so that many texts can be graded quickly. */
  load(text: string): void;
  /** What the text has printed so far, capped. */
  printed(): string;
  /** Ends every realm. The lab can be used again: it starts new ones. */
  close(): void;
};

/** Finds the text of a server of ours, by its file's name among the exercises, without its ending. */
export type ReadServer = (file: string) => Promise<string>;

const noServers: ReadServer = async (file) => {
  throw new Error(`Could not read the server ${file}: this lab has none.`);
};

/**
 * Makes a lab whose realms are somewhere else, reached by messages. A realm that is gone, or in which a
 * handler never answered, is replaced before the next check.
 * @param start begins one realm; should return at once
 * @param options `thrifty` lets the fresh realm serve again, for proofs over many texts that do not sit in globals;
 *   `ahead` begins one fresh realm while the first checks run, so that nobody waits for it; `paper`, on which
 *   the text prints, and `patience` may be those of another lab that has the same text; `readServer` finds servers of
 *   ours where learners write tests
 */
export function createRemoteLab(
  start: StartRealm,
  text: string,
  {
    thrifty = false,
    ahead = false,
    paper = createPaper(),
    patience = createPatience(),
    readServer = noServers,
  }: {
    thrifty?: boolean;
    ahead?: boolean;
    paper?: Paper;
    patience?: Patience;
    readServer?: ReadServer;
  } = {},
): RemoteLab {
  let current = text;
  let main: RemoteRealm | null = null;
  let fresh: RemoteRealm | null = null;
  let spare: RemoteRealm | null = null;
  let ours: RemoteRealm | null = null;
  let loaded = '';
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
    async enterServer(file) {
      const server = await readServer(file);
      if (ours?.isSpent()) {
        ours.end();
        ours = null;
      }
      // Neither what it prints nor how long it takes is the learner's.
      ours ??= createRemoteRealm({
        start,
        text: server,
        patience: createOpenPatience(),
        print: () => undefined,
      });
      if (server !== loaded) ours.load(server);
      loaded = server;
      await ours.ready();
      return ours;
    },
    endCheck(passed, about) {
      paper.add(about !== null && sheet !== '' ? `${about}:\n${sheet}` : sheet, passed);
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
      ours?.end();
      main = null;
      fresh = null;
      spare = null;
      ours = null;
    },
  };
}
