/** From every state of the view, moving by hand ends in looking back. */
export const moves = {
  'select event': { guard: 'knowsEvent', target: 'looking back', actions: ['move', 'countJump'] },
  'scrub to': { guard: 'knowsEvent', target: 'looking back', actions: 'move' },
  'event before': { guard: 'hasEvents', target: 'looking back', actions: 'move' },
  'previous chapter': { guard: 'hasEvents', target: 'looking back', actions: 'move' },
  'to the first': { guard: 'hasEvents', target: 'looking back', actions: 'move' },
  'to the newest': { guard: 'hasEvents', target: 'looking back', actions: 'move' },
} as const;

/** Behind the newest event, a step onwards past it leads to live. */
export const movesBehind = {
  ...moves,
  'event after': [
    { guard: 'isAtNewest', target: 'live', actions: 'goLive' },
    { target: 'looking back', actions: 'move' },
  ],
  'next chapter': [
    { guard: 'isInLastChapter', target: 'live', actions: 'goLive' },
    { target: 'looking back', actions: 'move' },
  ],
  'back to live': { target: 'live', actions: 'goLive' },
} as const;

/** Plays on from the cursor; from the newest event the last chapter once more. */
export const play = { guard: 'canPlay', target: 'playing', actions: 'cueUp' } as const;

const all = { target: '.caught up', actions: 'revealAll' } as const;

/** Whoever moves by hand, or will not wait, is shown all that was still to be played. */
export const showsAll = {
  skip: all,
  'select event': all,
  'scrub to': all,
  'event before': all,
  'event after': all,
  'previous chapter': all,
  'next chapter': all,
  'to the first': all,
  'to the newest': all,
  'back to live': all,
  'follow address': all,
  play: all,
} as const;

/** While things wait in the wings, nothing shows them but a step past the newest that was shown, and playing on. */
export const staysInWings = {
  skip: {},
  'select event': {},
  'scrub to': {},
  'event before': {},
  'event after': {},
  'previous chapter': {},
  'next chapter': {},
  'to the first': {},
  'to the newest': {},
  'back to live': {},
  'follow address': {},
  play: {},
  snapshot: {},
  hold: {},
} as const;
