import type { Ghost, Ghosts } from '../diagram/ghosts.ts';
import type { GuessView, LetteredOption } from './guess-view.ts';

/** What the picture shows of a guess: before the press all that may come, afterwards what was wrongly said to. */
export function toGhosts(guess: GuessView): Ghosts | null {
  const { prediction, options, said, since, judgement, servers } = guess;
  const { route, actor, name } = prediction.about;
  const scene = { request: route, asker: { kind: actor, name }, servers };
  const toGhost = (option: LetteredOption): Ghost => ({
    letter: option.letter,
    isSaid: option === said,
    ...placeOf(guess, option),
  });
  if (!judgement) {
    return {
      ...scene,
      ghosts: options.map(toGhost),
      stand: { where: 'next', until: since ?? Number.POSITIVE_INFINITY },
    };
  }
  if (!said || said.id === judgement.came.id) return null;
  return { ...scene, ghosts: [toGhost(said)], stand: { where: 'beside', number: judgement.number } };
}

function placeOf({ prediction }: GuessView, { id, lane }: LetteredOption): Omit<Ghost, 'letter' | 'isSaid'> {
  switch (prediction.asks) {
    case 'lane':
      if (id === 'asker') return { at: 'asker', isArrow: true, says: null };
      // It goes nowhere, so it is marked where it stays.
      return lane ? { at: lane, isArrow: true, says: null } : { at: 'server', isArrow: false, says: null };
    case 'status':
      return { at: 'asker', isArrow: true, says: `${id}?` };
    case 'jar':
      return { at: 'asker', isArrow: false, says: null };
    case 'store':
      return { at: { kind: 'store', of: '' }, isArrow: false, says: null };
  }
}
