import { indexTraits, sharedTraits, type TraitIndex } from './differing-traits.ts';
import type { Unit } from './read-run.ts';

/** What a pair of equal units is worth. Scores are whole numbers, so that sums never depend on their order. */
const whole = 1000;

/** A unit made ready to be compared with many others. */
export type ComparableUnit = {
  type: Unit['type'];
  positions: readonly number[];
  traits: TraitIndex;
  path: string;
  /** The commands of a call, by what they do to which kind of key. */
  commands: readonly string[];
};

export const toComparable = ({ type, positions, traits }: Unit): ComparableUnit => ({
  ...{ type, positions, traits: indexTraits(traits) },
  path: pathOf(traits.find(({ aspect }) => aspect === 'path')?.value ?? ''),
  commands: traits.flatMap(({ aspect, of }) => (aspect === 'command' ? [of] : [])),
});

/** `/api/login` and `/login` lead to the same, `/api/login` and `/api/logout` do not. */
const pathOf = (path: string): string => (path.split('?')[0] ?? '').split('/').filter(Boolean).at(-1) ?? '';

/**
 * From 0, nothing in common, to 1000, the same but for ids. Requests for unlike paths, and visits to the store that
 * share no command, have nothing in common.
 */
export const similarity = (one: ComparableUnit, other: ComparableUnit): number => {
  if (one.type !== other.type || one.path !== other.path) return 0;
  const haveCommands = one.commands.length > 0 || other.commands.length > 0;
  if (haveCommands && !one.commands.some((command) => other.commands.includes(command))) return 0;
  return Math.round((whole / 2) * (1 + sharedTraits(one.traits, other.traits)));
};
