// @vitest-environment jsdom
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { type ActorRefFrom, createActor, setup as setupMachine } from 'xstate';
import { type Surrounding, surroundings } from './surroundings.ts';

/** All windows of one browser, in one realm: what one posts, the others hear. */
const channels = new Set<Channel>();
class Channel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor() {
    channels.add(this);
  }
  postMessage(data: unknown) {
    for (const other of channels) if (other !== this) other.onmessage?.({ data });
  }
  close() {
    channels.delete(this);
  }
}

/** Tells of the requests that the test says were made. */
let finish: (name: string, startTime: number) => void = () => undefined;
class Observer {
  constructor(tell: (list: { getEntries(): { name: string; startTime: number }[] }) => void) {
    finish = (name, startTime) => tell({ getEntries: () => [{ name, startTime }] });
  }
  observe() {
    return undefined;
  }
  disconnect() {
    finish = () => undefined;
  }
}

afterEach(() => channels.clear());

const open = (sandboxId = 's', channel = Channel) => {
  vi.stubGlobal('BroadcastChannel', channel);
  vi.stubGlobal('PerformanceObserver', Observer);
  const heard: Surrounding[] = [];
  const machine = setupMachine({
    types: { events: {} as Surrounding },
    actors: { surroundings },
  }).createMachine({
    invoke: { id: 'around', src: 'surroundings', input: { sandboxId } },
    on: { '*': { actions: ({ event }) => heard.push(event) } },
  });
  const actor = createActor(machine).start();
  onTestFinished(() => void actor.stop());
  const around: ActorRefFrom<typeof surroundings> | undefined = actor.getSnapshot().children.around;
  return {
    told: (last: number) => around?.send({ type: 'told', last }),
    close: () => actor.stop(),
    /** What was heard since this was asked last. */
    heard: () => heard.splice(0),
  };
};

const show = (visibility: 'visible' | 'hidden') => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
};

it('says whether anybody looks, and gives its line back meanwhile', () => {
  const { heard } = open();
  expect(heard()).toEqual([{ type: 'seen' }, { type: 'line granted' }]);
  show('hidden');
  expect(heard()).toEqual([{ type: 'unseen' }]);
  expect(channels.size).toBe(0);
  show('visible');
  expect(heard()).toEqual([{ type: 'seen' }, { type: 'line granted' }]);
});

it('lets four windows have lines, whichever were looked at last', () => {
  const windows = Array.from({ length: 5 }, () => open());
  expect(windows.map(({ heard }) => heard().at(-1)?.type)).toEqual([
    'line given away',
    ...Array.from({ length: 4 }, () => 'line granted'),
  ]);
  windows[4]?.close();
  expect(windows[0]?.heard()).toEqual([{ type: 'line granted' }]);
});

it('rings the other windows of the same sandbox, once for all that came together', async () => {
  const [one, same, other] = [open('s'), open('s'), open('t')];
  for (const { heard } of [one, same, other]) heard();
  one.told(3);
  one.told(4);
  await vi.waitFor(() => expect(same.heard()).toEqual([{ type: 'bell', last: 4 }]));
  // What was rung for is not rung for again.
  same.told(4);
  // What comes after it on the same channel has come: nothing before it is still on its way.
  same.told(5);
  await vi.waitFor(() => expect(one.heard()).toEqual([{ type: 'bell', last: 5 }]));
  expect(other.heard()).toEqual([]);
});

it('hears of answers that leave something in the trace, and of no other', () => {
  const { heard } = open();
  heard();
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const begun = performance.now() - 200;
  for (const path of [
    '/assets/page.js',
    '/api/sandboxes/s',
    '/api/sandboxes/s/news?after=1',
    '/api/sandboxes/s/events',
    '/s/other/api/login',
    '/api/sandboxes/s/clock',
    '/s/s/api/login',
  ]) {
    finish(new URL(path, location.href).href, begun);
  }
  const ago = Date.now() - 200;
  expect(heard()).toEqual([
    { type: 'answer came', begunAt: ago },
    { type: 'answer came', begunAt: ago },
  ]);
});

it('does not wait when the network is back', () => {
  const { heard } = open();
  heard();
  dispatchEvent(new Event('online'));
  expect(heard()).toEqual([{ type: 'try now' }]);
});

it('manages alone where the browser refuses a channel', () => {
  class Refused extends Channel {
    constructor() {
      super();
      throw new DOMException('no', 'SecurityError');
    }
  }
  expect(open('s', Refused).heard()).toEqual([{ type: 'seen' }, { type: 'line granted' }]);
});
