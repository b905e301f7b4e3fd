import { describe, expect, it } from 'vitest';
import { createActor, fromCallback, fromPromise, SimulatedClock } from 'xstate';
import type { News } from '#shared/api/sandbox-api.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import type { StreamHeard, StreamPlace, StreamWord } from './hear-stream.ts';
import { lineMachine } from './line-machine.ts';
import type { Asked } from './line-parts.ts';
import { heldBack } from './name-cause.ts';
import type { StreamMessage } from './stream-message.ts';
import type { Surrounding } from './surroundings.ts';

const START = 1_000_000;
const { events: trace } = loginExchange(createTraceBuilder({ at: START }));

/** A line of which the test is stream, server, window and clock. */
const setup = () => {
  const told: StreamMessage[] = [];
  const streams: (number | null)[] = [];
  const asked: (number | null)[] = [];
  const rung: number[] = [];
  let open = 0;
  let looksAround = true;
  let sayWord: (heard: StreamHeard) => void = () => undefined;
  let sayAround: (heard: Surrounding) => void = () => undefined;
  let answerWith: ((asked: Asked) => void) | null = null;
  let findOut: (why: string) => void = () => undefined;
  const clock = new SimulatedClock();
  const now = () => START + clock.now();
  const machine = lineMachine.provide({
    actors: {
      surroundings: fromCallback<{ type: 'told'; last: number }, { sandboxId: string }>(
        ({ sendBack, receive }) => {
          sayAround = sendBack;
          receive(({ last }) => rung.push(last));
          sayAround({ type: 'seen' });
          return () => {
            looksAround = false;
          };
        },
      ),
      stream: fromCallback(({ sendBack, input }) => {
        streams.push((input as StreamPlace).after);
        open += 1;
        const mine = (heard: StreamHeard) => sendBack(heard);
        sayWord = mine;
        return () => {
          open -= 1;
          if (sayWord === mine) sayWord = () => undefined;
        };
      }),
      ask: fromPromise(({ input, signal }: { input: StreamPlace; signal: AbortSignal }) => {
        asked.push(input.after);
        return new Promise<Asked>((resolve) => {
          answerWith = resolve;
          signal.addEventListener('abort', () => {
            if (answerWith === resolve) answerWith = null;
          });
        });
      }),
      inspect: fromPromise(
        () =>
          new Promise<string>((resolve) => {
            findOut = resolve;
          }),
      ),
    },
  });
  const line = createActor(machine, { input: { sandboxId: 's', random: () => 1 }, clock });
  line.on('*', (message) => told.push(message));
  line.start();
  const settle = async () => {
    for (let n = 0; n < 5; n += 1) await Promise.resolve();
  };
  const answer = (reply: Asked) => {
    if (!answerWith) throw new Error('Nothing was asked.');
    answerWith(reply);
    answerWith = null;
    return settle();
  };
  const news = (after: number | null, count: number, changes: Partial<News> = {}) =>
    answer({
      type: 'news',
      news: {
        whole: after === null,
        dropped: 0,
        events: trace.slice(after ?? 0, count),
        now: now(),
        ...changes,
      },
      at: now(),
      after,
    });
  return {
    line,
    streams,
    asked,
    rung,
    now,
    /** How many streams are open at this moment. */
    open: () => open,
    isAsking: () => answerWith !== null,
    /** Whether it still counts among the windows that share the lines. */
    looksAround: () => looksAround,
    say: (word: StreamWord) => sayWord({ type: 'heard', word, at: now() }),
    event: (number: number, at?: number) => {
      const event = trace[number - 1];
      if (!event) throw new Error(`There is no event ${number}.`);
      sayWord({ type: 'heard', word: { type: 'trace', event: { ...event, at: at ?? event.at } }, at: now() });
    },
    snapshot: (count: number, at = now()) =>
      sayWord({
        type: 'heard',
        word: { type: 'snapshot', dropped: 0, events: trace.slice(0, count), now: at },
        at: now(),
      }),
    beat: (at = now()) => sayWord({ type: 'heard', word: { type: 'heartbeat', now: at }, at: now() }),
    breakOff: () => sayWord({ type: 'stream broke', why: 'It broke.' }),
    around: (heard: Surrounding) => sayAround(heard),
    bell: (last: number) => sayAround({ type: 'bell', last }),
    /** A request of this page was answered that took so long. */
    act: (ms = 100) => sayAround({ type: 'answer came', begunAt: now() - ms }),
    answer,
    news,
    refuse: (tookMs = 0) => answer({ type: 'refused', why: 'Nobody answers.', tookMs }),
    findOut: (why: string) => {
      findOut(why);
      return settle();
    },
    pass: (ms: number) => clock.increment(ms),
    /** What was told since it was last asked, in short. */
    heard: () =>
      told.splice(0).map((message) => {
        switch (message.type) {
          case 'snapshot':
            return `snapshot ${message.events.map(({ number }) => number)}`;
          case 'event arrived':
            return `event ${message.event.number}`;
          case 'line asks':
          case 'line lost':
            return `${message.type}: ${message.why}`;
          default:
            return message.type;
        }
      }),
  };
};

/** A line whose stream was silent from the beginning, and which asks. */
const held = async () => {
  const line = setup();
  line.pass(3000);
  await line.news(null, 2);
  line.heard();
  return line;
};

/** A line whose stream has told of two events. */
const speaking = () => {
  const line = setup();
  line.snapshot(2);
  line.heard();
  return line;
};

describe('a stream that speaks', () => {
  it('is passed on, and nothing is asked', () => {
    const { snapshot, event, beat, pass, heard, asked, rung } = setup();
    snapshot(1);
    event(2);
    pass(15_000);
    beat();
    pass(15_000);
    beat();
    expect(heard()).toEqual(['line opened', 'snapshot 1', 'event 2', 'heartbeat', 'heartbeat']);
    expect(asked).toEqual([]);
    expect(rung).toEqual([1, 2]);
  });

  it('tells of each event once, however often it is said', () => {
    const { event, heard } = speaking();
    for (const number of [3, 3, 2, 4]) event(number);
    expect(heard()).toEqual(['event 3', 'event 4']);
  });

  it('tells of a jump of the clock before the event itself', () => {
    const { say, heard } = setup();
    const [jump] = createTraceBuilder({ at: 50_000 }).note({ kind: 'clock-moved', byMs: 40_000 }).events;
    if (jump) say({ type: 'trace', event: jump });
    expect(heard()).toEqual(['line opened', 'clock moved', 'event 1']);
  });

  it('is opened anew by command, after the number that is named', () => {
    const { line, streams, open } = speaking();
    line.send({ type: 'open again', after: 1 });
    expect(streams).toEqual([null, 1]);
    expect(open()).toBe(1);
  });

  it('tells whole a trace that has gone back', () => {
    const { snapshot, event, heard } = speaking();
    event(3);
    snapshot(1);
    event(2);
    expect(heard()).toEqual(['event 3', 'snapshot 1', 'event 2']);
  });

  it('is let go when nobody looks, and taken up where it was', () => {
    const { around, streams, open, asked, pass } = speaking();
    around({ type: 'unseen' });
    pass(60_000);
    expect(open()).toBe(0);
    around({ type: 'seen' });
    expect(streams).toEqual([null, 2]);
    expect(asked).toEqual([]);
  });
});

describe('a stream that is up and silent', () => {
  it('is asked past after three seconds, and every two from then on', async () => {
    const { pass, asked, news, heard, open } = setup();
    pass(2999);
    expect(asked).toEqual([]);
    pass(1);
    expect(asked).toEqual([null]);
    await news(null, 2);
    expect(heard()).toEqual(['snapshot 1,2', `line asks: ${heldBack}`]);
    pass(2000);
    await news(2, 3);
    expect(asked).toEqual([null, 2]);
    expect(heard()).toEqual(['event 3', 'heartbeat', `line asks: ${heldBack}`]);
    expect(open()).toBe(1);
  });

  it('is believed again as soon as it speaks in time', async () => {
    const { beat, event, pass, heard, asked, isAsking } = await held();
    beat();
    event(3);
    expect(heard()).toEqual(['line opened', 'heartbeat', 'event 3']);
    pass(10_000);
    expect(isAsking()).toBe(false);
    expect(asked).toEqual([null]);
  });

  it('is not believed for a burst of what it had held back', async () => {
    const { beat, event, pass, now, heard, asked } = await held();
    pass(15_000);
    const begun = now() - 9000;
    beat(begun);
    event(2);
    beat(now());
    expect(heard()).toEqual(['heartbeat']);
    expect(asked).toEqual([null, 2]);
    pass(15_000);
    beat(now());
    expect(heard()).toEqual(['line opened', 'heartbeat']);
  });

  it('tells nothing that asking has overtaken', async () => {
    const { snapshot, event, pass, news, now, heard } = await held();
    const before = now();
    pass(2000);
    await news(2, 4);
    heard();
    pass(3000);
    snapshot(1, before - 3000);
    event(3);
    event(4);
    expect(heard().filter((message) => /snapshot|event/.test(message))).toEqual([]);
  });

  it('is replaced by another one after a long silence, while asking goes on', async () => {
    const { pass, streams, open, asked, news } = await held();
    for (let n = 0; n < 12; n += 1) {
      pass(2000);
      await news(2, 2);
    }
    expect(streams).toEqual([null, 2]);
    expect(open()).toBe(1);
    expect(asked).toHaveLength(13);
  });

  it('is asked past at once where a request of this page should be in the trace', async () => {
    const { act, pass, asked, news, heard, now } = setup();
    pass(500);
    act();
    pass(1500);
    expect(asked).toEqual([null]);
    await news(null, 3);
    expect(heard()).toEqual(['snapshot 1,2,3']);
    expect(now()).toBe(START + 2000);
  });
});

describe('a stream that falls silent', () => {
  it('is opened anew after one and a half heartbeats, and asked past if the new one is silent', async () => {
    const { pass, streams, asked, news, heard } = speaking();
    pass(22_500);
    expect(streams).toEqual([null, 2]);
    expect(asked).toEqual([]);
    pass(3000);
    await news(2, 2);
    expect(heard()).toEqual(['heartbeat', `line asks: ${heldBack}`]);
  });

  it('is found out, too, by a request that is answered just after its last word', async () => {
    const { pass, act, asked } = speaking();
    pass(200);
    act();
    pass(1500);
    expect(asked).toEqual([2]);
  });

  it('is found out by a request of this page that it does not tell of', async () => {
    const { pass, act, streams, asked, news, heard } = speaking();
    pass(5000);
    act();
    pass(1500);
    expect(asked).toEqual([2]);
    await news(2, 4);
    expect(heard()).toEqual(['event 3', 'event 4', 'heartbeat']);
    expect(streams).toEqual([null, 4]);
  });

  it('is not doubted for a request that left no trace, nor where the news was quicker than the bell', async () => {
    const { pass, act, event, streams, asked, news } = speaking();
    pass(5000);
    event(3);
    act();
    pass(5000);
    expect(asked).toEqual([]);
    act();
    event(4);
    pass(5000);
    expect(asked).toEqual([]);
    act();
    pass(1500);
    await news(4, 4);
    expect([streams, asked]).toEqual([[null], [4]]);
  });

  it('is not believed at once when another one was held back before', async () => {
    const { beat, pass, act, news, heard, asked, now } = await held();
    beat();
    pass(5000);
    beat(now());
    act();
    pass(1500);
    expect(asked).toEqual([null, 2]);
    heard();
    await news(2, 4);
    expect(heard()).toEqual(['event 3', 'event 4', 'heartbeat', `line asks: ${heldBack}`]);
  });

  it('is asked past when its heartbeats come late', async () => {
    const { pass, beat, now, news, heard } = speaking();
    pass(15_000);
    beat(now() - 5000);
    await news(2, 2);
    expect(heard()).toEqual(['heartbeat', `line asks: ${heldBack}`]);
  });
});

describe('a stream that breaks', () => {
  it('is taken up again as soon as the server answers, after what it has told by then', async () => {
    const { breakOff, news, heard, streams, asked, open } = speaking();
    breakOff();
    expect(open()).toBe(0);
    expect(asked).toEqual([2]);
    await news(2, 4);
    expect(heard()).toEqual(['line lost: It broke.', 'event 3', 'event 4', 'heartbeat']);
    expect(streams).toEqual([null, 4]);
  });

  it('rests when it breaks again and again although the server answers, and says why', async () => {
    const { breakOff, news, findOut, heard, streams, pass, snapshot } = setup();
    breakOff();
    await news(null, 2);
    breakOff();
    await news(2, 2);
    await findOut('A page comes in its place.');
    expect(heard().at(-1)).toBe('line asks: A page comes in its place.');
    expect(streams).toEqual([null, 2]);
    pass(2000);
    await news(2, 3);
    expect(heard()).toEqual(['event 3', 'heartbeat', 'line asks: A page comes in its place.']);
    pass(3000);
    expect(streams).toEqual([null, 2, 3]);
    snapshot(3);
    expect(heard()[0]).toBe('line opened');
  });

  it('rests when it breaks off after each first word', async () => {
    const { snapshot, breakOff, beat, news, findOut, heard, streams } = setup();
    snapshot(2);
    breakOff();
    await news(2, 2);
    beat();
    breakOff();
    await news(2, 2);
    await findOut('It is cut.');
    expect(heard().at(-1)).toBe('line asks: It is cut.');
    expect(streams).toHaveLength(2);
  });

  it('is tried at once when it had spoken for long', async () => {
    const { pass, breakOff, news, streams, snapshot } = speaking();
    for (let n = 0; n < 3; n += 1) {
      pass(10_000);
      breakOff();
      await news(2, 2);
      snapshot(2);
    }
    expect(streams).toHaveLength(4);
  });

  it('is not told of before anybody knows why, where it never spoke', async () => {
    const { breakOff, answer, heard } = setup();
    breakOff();
    await answer({ type: 'gone' });
    expect(heard()).toEqual(['sandbox gone']);
  });

  it('says that the sandbox is gone when the server knows none, and is over', async () => {
    const { breakOff, answer, heard, pass, open, asked, looksAround } = speaking();
    breakOff();
    expect(looksAround()).toBe(true);
    await answer({ type: 'gone' });
    expect(looksAround()).toBe(false);
    pass(60_000);
    expect(heard()).toEqual(['line lost: It broke.', 'sandbox gone']);
    expect([open(), asked.length]).toEqual([0, 1]);
  });
});

describe('a server that does not answer', () => {
  /** Breaks a speaking line, and has nobody answer for so many questions. */
  const outage = async (questions: number) => {
    const line = speaking();
    line.breakOff();
    for (let n = 0; n < questions; n += 1) {
      if (n > 0) line.pass(3000);
      await line.refuse();
    }
    line.heard();
    return line;
  };

  it('is asked again after 0.5, 1, 2 and then always 3 seconds at most', async () => {
    const { breakOff, refuse, pass, isAsking, heard } = speaking();
    breakOff();
    const waits: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      await refuse();
      let waited = 0;
      for (; !isAsking(); waited += 100) pass(100);
      waits.push(waited);
    }
    expect(waits).toEqual([500, 1000, 2000, 3000, 3000, 3000]);
    expect(heard()).toContain('line lost: Nobody answers.');
  });

  it('is asked again soon where it took long not to answer', async () => {
    const { asked, pass, refuse } = await outage(6);
    pass(3000);
    const before = asked.length;
    await refuse(3500);
    pass(500);
    expect(asked).toHaveLength(before + 1);
  });

  it('has its stream opened with its first answer', async () => {
    const { pass, news, streams, snapshot, heard } = await outage(10);
    expect(streams).toEqual([null]);
    pass(3000);
    await news(2, 3);
    expect(streams).toEqual([null, 3]);
    snapshot(3);
    expect(heard()).toEqual(['event 3', 'heartbeat', 'line opened', 'snapshot 1,2,3']);
  });

  it('is asked at once when somebody says so, or the network is back', async () => {
    const { line, around, asked, refuse } = await outage(5);
    const before = asked.length;
    line.send({ type: 'try now' });
    expect(asked).toHaveLength(before + 1);
    // One that hangs is given up.
    line.send({ type: 'try now' });
    expect(asked).toHaveLength(before + 2);
    await refuse();
    around({ type: 'try now' });
    expect(asked).toHaveLength(before + 3);
  });

  it('is tried at once when the page comes back into view', async () => {
    const { around, streams } = await outage(5);
    around({ type: 'unseen' });
    around({ type: 'seen' });
    expect(streams).toEqual([null, 2]);
  });
});

describe('a window of many', () => {
  it('asks without blaming anybody, and at once when another window has news', async () => {
    const { around, bell, news, heard, open, asked, pass } = speaking();
    around({ type: 'line given away' });
    expect(open()).toBe(0);
    await news(2, 2);
    expect(heard()).toEqual(['heartbeat', 'line asks: null']);
    pass(100);
    bell(3);
    expect(asked).toEqual([2, 2]);
    await news(2, 3);
    bell(3);
    expect(asked).toEqual([2, 2]);
    bell(4);
    expect(asked).toEqual([2, 2, 3]);
  });

  it('is given no line by a command to go on from elsewhere', async () => {
    const { line, around, news, asked, open, pass } = speaking();
    around({ type: 'line given away' });
    await news(2, 4);
    line.send({ type: 'open again', after: 3 });
    pass(2000);
    expect([open(), asked]).toEqual([0, [2, 3]]);
  });

  it('asks again for what it was told of while it asked', async () => {
    const { around, bell, news, asked, pass } = speaking();
    around({ type: 'line given away' });
    bell(3);
    await news(2, 2);
    pass(0);
    expect(asked).toEqual([2, 2]);
  });

  it('takes its line up again where asking has brought it', async () => {
    const { around, news, streams, snapshot, heard } = speaking();
    around({ type: 'line given away' });
    await news(2, 3);
    around({ type: 'line granted' });
    expect(streams).toEqual([null, 3]);
    snapshot(3);
    expect(heard().slice(-2)).toEqual(['line opened', 'snapshot 1,2,3']);
  });

  it('tells whole a trace that went back, and trusts no older stream', async () => {
    const { pass, news, heard, streams } = await held();
    pass(2000);
    await news(2, 1, { whole: true, events: trace.slice(0, 1) });
    expect(heard().slice(0, 1)).toEqual(['snapshot 1']);
    expect(streams).toEqual([null, 1]);
  });
});
