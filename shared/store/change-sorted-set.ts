import { hasOption } from './lifetime.ts';
import type { Change } from './store-value.ts';

type Scores = readonly (readonly [member: string, score: number])[];

const scoresOf = (held: Parameters<Change>[0]): Scores => (held?.type === 'sorted-set' ? held.scores : []);

/** In the store's order: by score, then by name. */
const toSortedSet = (scores: Scores) =>
  scores.length === 0
    ? null
    : {
        type: 'sorted-set' as const,
        scores: scores.toSorted(([a, one], [b, other]) => one - other || (a < b ? -1 : 1)),
      };

const toScore = (text = ''): number => Number(text.replace(/inf(inity)?$/i, 'Infinity'));

const options = /^(NX|XX|GT|LT|CH|INCR)$/i;

export const addScores: Change = (held, args, reply) => {
  const first = args.findIndex((word) => !options.test(word));
  if (first === -1) return held;
  const given = args.slice(0, first);
  const has = (option: string) => hasOption(given, option);
  const scores = new Map(scoresOf(held));
  for (let at = first; at < args.length; at += 2) {
    const [score, member = ''] = [toScore(args[at]), args[at + 1]];
    const before = scores.get(member);
    const isRefused =
      before === undefined
        ? has('XX')
        : has('NX') || (has('GT') && score <= before) || (has('LT') && score >= before);
    if (has('INCR') ? reply !== null : !isRefused) scores.set(member, has('INCR') ? Number(reply) : score);
  }
  return scores.size === 0 ? held : toSortedSet([...scores]);
};

/** The store has reckoned, and its reply is the member's score. */
export const setScoreToReply: Change = (held, [, member = ''], reply) =>
  toSortedSet([...new Map(scoresOf(held)).set(member, Number(reply))]);

const keep = (held: Parameters<Change>[0], isKept: (member: string, score: number) => boolean) => {
  const left = scoresOf(held).filter(([member, score]) => isKept(member, score));
  return left.length === scoresOf(held).length ? held : toSortedSet(left);
};

export const removeScored: Change = (held, removed) => keep(held, (member) => !removed.includes(member));

/** `(5` leaves 5 itself out. */
const toBound = (text = ''): { score: number; isOpen: boolean } => ({
  score: toScore(text.replace('(', '')),
  isOpen: text.startsWith('('),
});

export const removeByScore: Change = (held, [min, max]) => {
  const [low, high] = [toBound(min), toBound(max)];
  const isAbove = (score: number) => (low.isOpen ? score > low.score : score >= low.score);
  const isBelow = (score: number) => (high.isOpen ? score < high.score : score <= high.score);
  return keep(held, (_, score) => !(isAbove(score) && isBelow(score)));
};
