import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckResult } from '#shared/grading/verdict.ts';
import { createGrader } from './create-grader.ts';
import type { OpenFrame } from './open-frame.ts';

const order = { exercise: 'challenge', text: '', except: [], atOnce: 2 as const, flows: {} };
const hung: CheckResult = {
  id: 'a',
  name: 'does a',
  tier: 'core',
  points: 1,
  expected: 'A.',
  why: 'B.',
  status: 'fail',
  fault: 'time-out',
  did: [],
  happened: 'C.',
  events: [],
  site: null,
  offending: null,
  source: null,
  durationMs: 4000,
};
const planned = { id: 'a', name: 'does a', tier: 'core', points: 1, expected: 'A.', why: 'B.' };

function setup() {
  const port = {
    onmessage: null as ((event: { data: unknown }) => void) | null,
    postMessage: vi.fn(),
    close: vi.fn(),
  };
  const frame = { start: vi.fn(() => port as unknown as MessagePort), end: vi.fn(), remove: vi.fn() };
  const load = vi.fn(() => Promise.reject(new Error('not asked for')));
  const grader = createGrader(load, Promise.resolve<OpenFrame>(frame));
  const started = vi.fn();
  const cancelling = new AbortController();
  const run = async () => {
    const end = grader.run(order, cancelling.signal, { started, begun: vi.fn(), check: vi.fn() });
    await vi.advanceTimersByTimeAsync(0);
    return end;
  };
  return {
    frame,
    grader,
    load,
    port,
    run,
    started,
    cancelling,
    say: (data: unknown) => port.onmessage?.({ data }),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a grader', () => {
  it('tells what it hears and ends when the grader is done', async () => {
    const { run, say, started } = setup();
    const end = run();
    await vi.advanceTimersByTimeAsync(0);
    say({ type: 'started', checks: [planned] });
    say({ type: 'done', problem: null, printed: 'hello' });
    expect(await end).toEqual({ type: 'done', problem: null, printed: 'hello' });
    expect(started).toHaveBeenCalledWith([planned]);
  });

  it('believes no message of another shape', async () => {
    const { run, say, started, cancelling } = setup();
    const end = run();
    await vi.advanceTimersByTimeAsync(0);
    for (const data of [null, 'done', { type: 'done' }, { type: 'started', checks: [{ id: 1 }] }]) say(data);
    cancelling.abort();
    expect(await end).toEqual({ type: 'cancelled' });
    expect(started).not.toHaveBeenCalled();
  });

  it('waits while the grader says that it runs, and removes the frame when it falls silent', async () => {
    const { frame, grader, run, say } = setup();
    await vi.advanceTimersByTimeAsync(0);
    say({ type: 'ready' });
    const end = run();
    await vi.advanceTimersByTimeAsync(0);
    say({ type: 'taken' });
    for (let second = 0; second < 20; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      say({ type: 'alive' });
    }
    expect(frame.remove).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(7000);
    expect(await end).toEqual({ type: 'silent' });
    expect(frame.remove).toHaveBeenCalledOnce();
    expect(grader.isLost()).toBe(true);
  });

  it('waits longer for one that is not up yet', async () => {
    const { frame, run, say } = setup();
    const end = run();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(frame.remove).not.toHaveBeenCalled();
    for (const data of [{ type: 'ready' }, { type: 'taken' }, { type: 'done', problem: null, printed: '' }])
      say(data);
    expect(await end).toMatchObject({ type: 'done' });
  });

  it('does not lay it on the text when the grader broke down before it came', async () => {
    const { run, say } = setup();
    await vi.advanceTimersByTimeAsync(0);
    say({ type: 'ready' });
    const end = run();
    await vi.advanceTimersByTimeAsync(7000);
    expect(await end).toEqual({ type: 'absent' });
  });

  it('does not lay a breakdown on the check that follows code which was ended', async () => {
    const { run, say } = setup();
    const end = run();
    await vi.advanceTimersByTimeAsync(0);
    say({ type: 'taken' });
    say({ type: 'check', result: hung });
    await vi.advanceTimersByTimeAsync(7000);
    expect(await end).toEqual({ type: 'aftermath' });
  });

  it('takes its frame along when code was ended in it', async () => {
    const { frame, run, say } = setup();
    const end = run();
    await vi.advanceTimersByTimeAsync(0);
    say({ type: 'check', result: hung });
    say({ type: 'done', problem: null, printed: '' });
    expect(await end).toMatchObject({ type: 'done' });
    expect(frame.remove).toHaveBeenCalledOnce();
  });

  it('is followed by one in another frame when it was lost', async () => {
    const { grader, load, run, say } = setup();
    await vi.advanceTimersByTimeAsync(0);
    say({ type: 'ready' });
    const end = run();
    await vi.advanceTimersByTimeAsync(7000);
    await end;
    expect(load).not.toHaveBeenCalled();
    grader.next();
    expect(load).toHaveBeenCalledOnce();
  });

  it('takes a flood for what it is', async () => {
    const { frame, run, say } = setup();
    const end = run();
    await vi.advanceTimersByTimeAsync(0);
    for (let nth = 0; nth < 6000; nth += 1) say({ type: 'alive' });
    expect(await end).toEqual({ type: 'flood' });
    expect(frame.remove).toHaveBeenCalledOnce();
  });

  it('is followed by another one in the same frame, and ended', async () => {
    const { frame, grader, run, say } = setup();
    const end = run();
    await vi.advanceTimersByTimeAsync(0);
    say({ type: 'done', problem: null, printed: '' });
    await end;
    grader.next();
    await vi.advanceTimersByTimeAsync(0);
    expect(frame.start).toHaveBeenCalledTimes(2);
    expect(frame.end).toHaveBeenCalledOnce();
    expect(frame.remove).not.toHaveBeenCalled();
  });
});
