import { and, not, or, stateIn } from 'xstate';
import { allShown, timelineSetup } from './timeline-setup.ts';
import { moves, movesBehind, play, showsAll, staysInWings } from './view-moves.ts';

/**
 * The film of what happened: its line to the server, and the view on it. The stream is an actor handed in, so that
 * the machine runs without a browser. Only here is the trace written. No event that arrives moves the cursor, unless
 * the cap takes the event under it. What strangers do is shown as it arrives, what this page does arrow by arrow.
 */
export const timelineMachine = timelineSetup.createMachine({
  id: 'timeline',
  context: ({ input }) => ({
    sandboxId: input.sandboxId,
    isTold: false,
    events: [],
    dropped: 0,
    skewMs: 0,
    trouble: null,
    head: 0,
    isHeld: false,
    ...allShown,
    isSkippedInPlace: false,
    deed: null,
    cursor: null,
    seen: 0,
    wanted: null,
    jumps: 0,
    speed: 1,
  }),
  type: 'parallel',
  states: {
    line: {
      invoke: {
        id: 'stream',
        src: 'traceStream',
        input: ({ context }) => ({ sandboxId: context.sandboxId }),
      },
      initial: 'connecting',
      on: {
        snapshot: { target: '.connected', actions: ['takeSnapshot', 'clearTrouble'] },
        'event arrived': [
          // Entered anew with each event: a quiet moment begins with the last of them.
          { guard: 'isNext', target: '.connected', actions: ['append', 'clearTrouble'] },
          { guard: 'leavesGap', actions: 'askAgain' },
        ],
        heartbeat: { target: '.connected', actions: ['setClock', 'clearTrouble'] },
        'clock moved': { actions: 'moveClock' },
        'line lost': { target: '.reconnecting', actions: 'tellTrouble' },
        'line asks': { target: '.asking', actions: 'tellTrouble' },
        'sandbox gone': '.emptied',
        'recording ended': '.recorded',
      },
      states: {
        connecting: {},
        connected: { after: { 'a quiet moment': { guard: 'hasTooMany', actions: 'letGo' } } },
        recorded: {},
        /** All is told, by asking; `trouble` says why, where something is wrong. */
        asking: {
          on: {
            snapshot: { target: 'asking', actions: 'takeSnapshot' },
            'event arrived': [
              { guard: 'isNext', target: 'asking', reenter: true, actions: 'append' },
              { guard: 'leavesGap', actions: 'askAgain' },
            ],
            heartbeat: { actions: 'setClock' },
            'line opened': { target: 'connected', actions: 'clearTrouble' },
          },
          after: { 'a quiet moment': { guard: 'hasTooMany', actions: 'letGo' } },
        },
        reconnecting: {
          on: {
            'line opened': { target: 'connected', actions: 'clearTrouble' },
            'try now': { actions: 'tryNow' },
          },
        },
        emptied: {
          on: {
            snapshot: {},
            'event arrived': {},
            heartbeat: {},
            'line asks': {},
            'line lost': {},
            'sandbox gone': {},
          },
        },
      },
    },
    view: {
      initial: 'live',
      on: {
        // While things wait in the wings, whoever acts prepares what is to be seen later.
        act: { guard: not('isHeld'), target: '.live', actions: 'goLive' },
        'set speed': { actions: 'setSpeed' },
        'follow address': [
          { guard: ({ event }) => event.number === null, target: '.live', actions: ['want', 'goLive'] },
          { target: '.looking back', actions: 'want' },
        ],
      },
      states: {
        live: { always: { guard: 'isWanted', target: 'looking back' }, on: { ...moves, play } },
        'looking back': {
          always: [
            { guard: 'isWanted', actions: 'lookAtWanted' },
            { guard: 'isNowhere', target: 'live' },
          ],
          on: { ...movesBehind, play },
        },
        playing: {
          always: { guard: 'isAtEnd', target: 'live', actions: 'goLive' },
          after: { 'time to read': { target: 'playing', reenter: true, actions: 'playOn' } },
          on: {
            ...movesBehind,
            pause: 'looking back',
            'set speed': { target: 'playing', reenter: true, actions: 'setSpeed' },
          },
        },
      },
    },
    deed: {
      initial: 'none',
      on: {
        act: [
          { guard: 'wantsNoMotion', target: '.under way', actions: ['actAtOnce', 'tellActed'] },
          { target: '.under way', actions: ['act', 'noteWhoSkips', 'tellActed'] },
        ],
        'place left': { actions: 'skipElsewhere' },
      },
      states: {
        none: {},
        'under way': {
          always: { guard: 'isDeedOver', target: 'none' },
          on: { answered: { target: 'under way', reenter: true, actions: ['hearAnswer', 'tellAnswered'] } },
          after: {
            // While the line is down, or only asks, the trace is told far later than the answer.
            'time on the way': {
              guard: and([
                'isAnswered',
                not(
                  or([
                    stateIn({ line: 'connecting' }),
                    stateIn({ line: 'asking' }),
                    stateIn({ line: 'reconnecting' }),
                  ]),
                ),
              ]),
              target: 'none',
              actions: 'endDeed',
            },
            'longest deed': { target: 'none', actions: 'endDeed' },
          },
        },
      },
    },
    reveal: {
      initial: 'caught up',
      on: {
        ...showsAll,
        snapshot: '.caught up',
        hold: {
          guard: or(['saysWhere', 'isTold']),
          target: '.in the wings',
          actions: 'hold',
        },
      },
      states: {
        /** What comes waits, and a step past the newest that was shown brings out the next. */
        'in the wings': {
          on: {
            ...staysInWings,
            'event after': [{ guard: 'isAtNewest', actions: 'stepOut' }, {}],
            'next chapter': [{ guard: 'isAtNewest', actions: 'stepOutChapter' }, {}],
            'let in': { target: 'caught up', actions: ['letIn', 'revealAll'] },
          },
        },
        'caught up': { always: { guard: 'hasWaiting', target: 'showing', actions: 'revealNext' } },
        showing: {
          always: { guard: 'hasTooManyWaiting', target: 'caught up', actions: 'revealAll' },
          after: {
            'time for an arrow': [
              { guard: 'hasWaiting', target: 'showing', reenter: true, actions: 'revealNext' },
              { target: 'caught up' },
            ],
          },
        },
      },
    },
  },
});
