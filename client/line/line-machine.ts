import { assign, not, raise } from 'xstate';
import { lineParts } from './line-parts.ts';

/**
 * The line to the server: a stream of events, and asking wherever the stream does not speak. That the server answers and
 * that its stream gets through are two things, since there may be a proxy between. Each event is told once, whichever way
 * it came; a trace that went back is told whole.
 */
export const lineMachine = lineParts.createMachine({
  id: 'line',
  context: ({ input }) => ({
    ...input,
    last: null,
    skewMs: null,
    newsAt: Number.NEGATIVE_INFINITY,
    lateAt: Number.NEGATIVE_INFINITY,
    suspicious: false,
    broken: 0,
    unanswered: 0,
    tookMs: 0,
    rung: false,
    why: null,
  }),
  invoke: {
    id: 'surroundings',
    src: 'surroundings',
    input: ({ context: { sandboxId } }) => ({ sandboxId }),
  },
  initial: 'away',
  on: { 'open again': { actions: 'goOnAfter' } },
  states: {
    /** Nobody looks: neither a stream nor questions. */
    away: { on: { seen: { target: 'here', actions: 'beginAnew' } } },
    /** Final, so that the surroundings end: a window of what is gone takes no line from another. */
    gone: { id: 'gone', type: 'final', entry: 'tellGone' },
    here: {
      type: 'parallel',
      on: { unseen: 'away' },
      states: {
        stream: {
          initial: 'open',
          on: {
            'line given away': '.without',
            'open again': { target: '.open', actions: 'goOnAfter' },
          },
          states: {
            open: {
              invoke: {
                src: 'stream',
                input: ({ context: { sandboxId, last } }) => ({ sandboxId, after: last }),
              },
              initial: 'opening',
              after: { 'steady speech': { guard: 'speaks', actions: 'forgive' } },
              on: {
                'stream broke': { target: 'broken', actions: 'countBreak' },
                'try now': { target: 'open', reenter: true },
                'open anew': { target: 'open', reenter: true },
                'still silent': { target: '.held', reenter: true },
              },
              states: {
                opening: {
                  id: 'opening',
                  after: { 'first word': 'held' },
                  on: {
                    heard: [
                      { guard: 'isLateHeartbeat', target: 'held', actions: ['noteLate', 'tellWord'] },
                      { target: 'speaking', actions: ['tellSpeaks', 'tellWord'] },
                    ],
                    overtaken: 'held',
                  },
                },
                speaking: {
                  id: 'speaking',
                  // A line that died unnoticed is told from one that is held back by whether a new one speaks.
                  after: { silence: { actions: raise({ type: 'open anew' }) } },
                  on: {
                    // Elsewhere nobody takes the line for live; what is wrong is told when it is known.
                    'stream broke': { target: '#broken', actions: ['countBreak', 'tellBroken'] },
                    heard: [
                      { guard: 'isLateHeartbeat', target: 'held', actions: ['noteLate', 'tellWord'] },
                      { target: 'speaking', reenter: true, actions: 'tellWord' },
                    ],
                    overtaken: [
                      { guard: 'isSuspicious', target: 'held' },
                      { actions: ['suspect', raise({ type: 'open anew' })] },
                    ],
                  },
                },
                /** Up and silent, or late. */
                held: {
                  entry: 'blameHoldingBack',
                  after: { silence: { actions: raise({ type: 'still silent' }) } },
                  on: {
                    heard: [
                      { guard: 'isLate', actions: ['noteLate', 'tellWord'] },
                      { guard: 'isInBurst', actions: 'tellWord' },
                      { target: 'speaking', actions: ['tellSpeaks', 'tellWord'] },
                    ],
                    answered: { actions: 'tellAsks' },
                  },
                },
              },
            },
            /** Whether the server is there is asked first. */
            broken: {
              id: 'broken',
              on: { answered: [{ guard: 'breaksAgain', target: 'resting' }, { target: 'open' }] },
            },
            /** The server is there, and its stream is not to be had. */
            resting: {
              invoke: {
                src: 'inspect',
                input: ({ context: { sandboxId } }) => ({ sandboxId }),
                onDone: { actions: [assign({ why: ({ event }) => event.output }), 'tellAsks'] },
              },
              after: { rest: 'open' },
              on: { 'try now': 'open', answered: { actions: 'tellAsks' } },
            },
            /** Other windows of this browser hold as many as there should be. */
            without: {
              entry: 'blameNobody',
              on: {
                'line granted': 'open',
                'open again': { actions: 'goOnAfter' },
                answered: { actions: 'tellAsks' },
              },
            },
          },
        },
        asking: {
          initial: 'off',
          states: {
            off: {
              always: { guard: 'mustAsk', target: 'now' },
              on: {
                bell: { guard: 'isBehind', target: 'doubting' },
                'answer came': { guard: 'isBehind', target: 'doubting' },
              },
            },
            /** Something has happened, of which the stream should tell any moment. */
            doubting: {
              always: { guard: 'mustAsk', target: 'now' },
              after: { slack: 'now' },
              on: { heard: { guard: 'tellsNews', target: 'off' } },
            },
            now: {
              entry: 'forget',
              invoke: {
                src: 'ask',
                input: ({ context: { sandboxId, last } }) => ({ sandboxId, after: last }),
                onDone: [
                  { guard: ({ event }) => event.output.type === 'gone', target: '#gone' },
                  {
                    guard: ({ event }) => event.output.type === 'news',
                    target: 'pausing',
                    actions: { type: 'takeNews', params: ({ event }) => event.output },
                  },
                  {
                    guard: 'mustAsk',
                    target: 'pausing',
                    actions: { type: 'takeRefusal', params: ({ event }) => event.output },
                  },
                  { target: 'pausing' },
                ],
              },
              on: {
                bell: { guard: 'mayKnowMore', actions: 'remember' },
                'answer came': { actions: 'remember' },
                'try now': { target: 'now', reenter: true },
              },
            },
            pausing: {
              always: { guard: not('mustAsk'), target: 'off' },
              after: { 'before asking': 'now' },
              on: { bell: { guard: 'mayKnowMore', target: 'now' }, 'answer came': 'now', 'try now': 'now' },
            },
          },
        },
      },
    },
  },
});
