import { randomBytes } from 'node:crypto';
import type { Actor } from '#shared/trace/event.ts';

/** What the neighbour is to do when a browser comes to an errand's address. */
export type Errand = { sandboxId: string } & (
  | { does: 'plant'; mount: string; actor: Actor; ticket: string; by: string; httpOnly: boolean }
  /** `site` is the origin under which the browser has the sandbox. */
  | { does: 'link' | 'form'; site: string }
);
export type ForeignErrand = Extract<Errand, { site: string }>;

export type Errands = {
  /** Leaves one, and names it: 128 random bits, which are the right to have it done. */
  leave(errand: Errand): string;
  /** Takes it up, for the first time and in time; null for all other names. */
  takeUp(name: string): Errand | null;
  finish(name: string): void;
  /** Whether one of this sandbox, and no other's, is done. */
  isDone(sandboxId: string, name: string): boolean;
  /** Whether a page of another site is about to do this to the sandbox. */
  isUnderWay(sandboxId: string, does: ForeignErrand['does']): boolean;
  /** It has done it. */
  arrived(sandboxId: string, does: ForeignErrand['does']): void;
};

/** How long a browser may take to come, and a foreign page to act. */
const LIFE_MS = 30_000;
/** More than anybody leaves in that time. */
const MOST = 2000;

type Kept = { errand: Errand; until: number; state: 'left' | 'taken-up' | 'done' };

/**
 * Errands in this process's memory: whoever leaves one is told an address of this very process. A name is good once, and
 * for half a minute: an address that is found later in a log does nothing.
 */
export function createErrands({ now }: { now(): number }): Errands {
  const kept = new Map<string, Kept>();

  const alive = (name: string): Kept | null => {
    const one = kept.get(name);
    return one && one.until > now() ? one : null;
  };
  const tidy = () => {
    for (const [name, { until }] of kept) if (until <= now() || kept.size >= MOST) kept.delete(name);
  };
  const find = (sandboxId: string, does: ForeignErrand['does']): Kept | null =>
    [...kept.values()].find(
      ({ errand, until, state }) =>
        errand.sandboxId === sandboxId && errand.does === does && state === 'taken-up' && until > now(),
    ) ?? null;

  return {
    leave(errand) {
      tidy();
      const name = randomBytes(16).toString('base64url');
      kept.set(name, { errand, until: now() + LIFE_MS, state: 'left' });
      return name;
    },
    takeUp(name) {
      const one = alive(name);
      if (one?.state !== 'left') return null;
      one.state = 'taken-up';
      return one.errand;
    },
    finish(name) {
      const one = kept.get(name);
      if (one) one.state = 'done';
    },
    isDone(sandboxId, name) {
      const one = alive(name);
      return one?.errand.sandboxId === sandboxId && one.state === 'done';
    },
    isUnderWay: (sandboxId, does) => find(sandboxId, does) !== null,
    arrived(sandboxId, does) {
      const one = find(sandboxId, does);
      if (one) one.state = 'done';
    },
  };
}
