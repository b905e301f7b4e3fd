import type { Aspect, Difference, Trait } from './alignment.ts';

/** Told of something that may itself be absent; that is then the difference, and not each of its attributes too. */
const attributes: ReadonlySet<Aspect> = new Set([
  ...(['http-only', 'secure', 'same-site', 'cookie-path', 'cookie-domain', 'cookie-life'] as const),
  ...(['issued-id', 'id-length', 'ttl', 'reply', 'transaction'] as const),
]);

/** What a trait is about; an event has one trait of each key. */
export const traitKey = ({ aspect, of }: Trait): string => `${aspect} ${of}`;

/** A remaining lifetime is counted in whole seconds, so one second more or less means nothing. */
const jitterSeconds = 1;

const isSame = (one: Trait, other: Trait): boolean =>
  one.value === other.value ||
  (one.aspect === 'ttl' && Math.abs(Number(one.value) - Number(other.value)) <= jitterSeconds);

/** The traits in which two events differ, first those of the run before. */
export const differingTraits = (before: readonly Trait[], after: readonly Trait[]): Difference[] => {
  const others = indexTraits(after);
  const mine = new Set(before.map(traitKey));
  const differences: Difference[] = [];
  for (const trait of before) {
    const other = others.get(traitKey(trait));
    if (other ? isSame(trait, other) : attributes.has(trait.aspect)) continue;
    const { aspect, of, value } = trait;
    differences.push({ aspect, of, before: value, after: other?.value ?? null });
  }
  for (const trait of after) {
    if (mine.has(traitKey(trait)) || attributes.has(trait.aspect)) continue;
    differences.push({ aspect: trait.aspect, of: trait.of, before: null, after: trait.value });
  }
  return differences;
};

/** Traits by their keys, for comparing them with many others. */
export type TraitIndex = ReadonlyMap<string, Trait>;
export const indexTraits = (traits: readonly Trait[]): TraitIndex =>
  new Map(traits.map((trait) => [traitKey(trait), trait]));

/** How much of two events' traits is the same, from 0 to 1. */
export const sharedTraits = (before: TraitIndex, after: TraitIndex): number => {
  const total = before.size + after.size;
  let same = 0;
  for (const [key, trait] of before) {
    const other = after.get(key);
    if (other && isSame(trait, other)) same += 1;
  }
  return total === 0 ? 1 : (2 * same) / total;
};
