import { indexTraits, sharedTraits, type TraitIndex } from './differing-traits.ts';
import type { Unit } from './read-run.ts';

/** What a pair of equal units is worth. Scores are whole numbers, so that sums never depend on their order. */
const whole = 1000;

/** A unit made ready to be compared with many others. */
export type ComparableUnit = {
  type: Unit['type'];
  /** The same for units that are the same but for ids. */
  sort: number;
  positions: readonly number[];
  traits: TraitIndex;
  path: string;
  /** The commands of a call, by what they do to which kind of key. */
  commands: readonly string[];
};

const toComparable = ({ type, positions, traits }: Unit, sort: number): ComparableUnit => ({
  type,
  sort,
  positions,
  traits: indexTraits(traits),
  path: pathOf(traits.find(({ aspect }) => aspect === 'path')?.value ?? ''),
  commands: traits.flatMap(({ aspect, of }) => (aspect === 'command' ? [of] : [])),
});

/** `/api/login` and `/login` lead to the same, `/api/login` and `/api/logout` do not. */
const pathOf = (path: string): string => (path.split('?')[0] ?? '').split('/').filter(Boolean).at(-1) ?? '';

/** Compares units, each sort of them with each other sort once. */
export const createUnitComparison = () => {
  const sorts = new Map<string, number>();
  const known = new Map<number, number>();
  return {
    prepare(unit: Unit): ComparableUnit {
      const name = JSON.stringify([unit.type, unit.traits]);
      const sort = sorts.get(name) ?? sorts.size;
      sorts.set(name, sort);
      return toComparable(unit, sort);
    },
    similarity(one: ComparableUnit, other: ComparableUnit): number {
      if (one.type !== other.type) return 0;
      if (one.sort === other.sort) return whole;
      const key = one.sort * sorts.size + other.sort;
      const found = known.get(key) ?? measure(one, other);
      known.set(key, found);
      return found;
    },
  };
};

/**
 * From 0, nothing in common, to 1000, the same but for ids. Requests for unlike paths, and visits to the store that
 * share no command, have nothing in common.
 */
const measure = (one: ComparableUnit, other: ComparableUnit): number => {
  if (one.path !== other.path) return 0;
  const haveCommands = one.commands.length > 0 || other.commands.length > 0;
  if (haveCommands && !one.commands.some((command) => other.commands.includes(command))) return 0;
  return Math.round((whole / 2) * (1 + sharedTraits(one.traits, other.traits)));
};
