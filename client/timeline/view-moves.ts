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
