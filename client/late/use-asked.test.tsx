// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { LateError } from './late-error.ts';
import { useAsked } from './use-asked.ts';

afterEach(() => void vi.unstubAllGlobals());

type Props = { ask(subject: string): Promise<string>; about: string | null };

function Asking({ ask, about }: Props) {
  const asked = useAsked(about === null ? null : ask, about ?? '');
  return (
    <>
      <output>{JSON.stringify(asked)}</output>
      {asked.state === 'failed' && <button type="button" aria-label="again" onClick={asked.again} />}
    </>
  );
}

/** A page that asks, and somebody who answers when the test says so. */
function setup() {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const open = new Map<string, { resolve(text: string): void; reject(error: unknown): void }>();
  const asked: string[] = [];
  const ask = (subject: string) =>
    new Promise<string>((resolve, reject) => {
      asked.push(subject);
      open.set(subject, { resolve, reject });
    });
  const place = document.createElement('div');
  const root = createRoot(place);
  onTestFinished(() => act(() => root.unmount()));
  return {
    asked: () => asked,
    show: (about: string | null) => act(() => root.render(<Asking ask={ask} about={about} />)),
    answer: (about: string, text: string) => act(async () => open.get(about)?.resolve(text)),
    fail: (about: string, error: unknown = new Error('a bug')) =>
      act(async () => open.get(about)?.reject(error)),
    again: () => act(() => place.querySelector('button')?.click()),
    shown: () => JSON.parse(place.querySelector('output')?.textContent ?? ''),
  };
}

it('loads until the answer is there, and asks once', async () => {
  const { asked, show, answer, shown } = setup();
  show('a');
  show('a');
  expect(shown()).toEqual({ state: 'loading' });
  await answer('a', 'one');
  expect(shown()).toEqual({ state: 'here', value: 'one' });
  expect(asked()).toEqual(['a']);
});

it('keeps the last answer until the next is there', async () => {
  const { show, answer, shown } = setup();
  show('a');
  await answer('a', 'one');
  show('b');
  expect(shown()).toEqual({ state: 'here', value: 'one' });
  await answer('b', 'two');
  expect(shown()).toEqual({ state: 'here', value: 'two' });
});

it('does not take an answer to what was asked before for one to what is asked now', async () => {
  const { show, answer, fail, shown } = setup();
  show('a');
  show('b');
  show('c');
  await answer('c', 'three');
  await answer('a', 'one');
  await fail('b');
  expect(shown()).toEqual({ state: 'here', value: 'three' });
});

it('says when a question was rejected, and does not ask again what would be no other', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { asked, show, fail, shown } = setup();
  show('a');
  await fail('a');
  expect(shown()).toEqual({ state: 'failed', failure: 'broken', isTrying: false });
  act(() => void vi.advanceTimersByTime(60_000));
  expect(asked()).toEqual(['a']);
});

const away = new LateError('it', 'unreachable');

it('asks again by itself while nobody answers', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { asked, show, answer, fail, shown } = setup();
  show('a');
  await fail('a', away);
  expect(shown()).toEqual({ state: 'failed', failure: 'unreachable', isTrying: false });
  act(() => void vi.advanceTimersByTime(3000));
  expect(shown()).toEqual({ state: 'failed', failure: 'unreachable', isTrying: true });
  await fail('a', away);
  expect(asked()).toEqual(['a', 'a']);
  act(() => void dispatchEvent(new Event('online')));
  await answer('a', 'one');
  expect(shown()).toEqual({ state: 'here', value: 'one' });
  act(() => void vi.advanceTimersByTime(60_000));
  expect(asked()).toEqual(['a', 'a', 'a']);
});

it('asks again at once when somebody wants it to', async () => {
  const { asked, show, answer, fail, again, shown } = setup();
  show('a');
  await fail('a', away);
  again();
  expect(asked()).toEqual(['a', 'a']);
  await answer('a', 'one');
  expect(shown()).toEqual({ state: 'here', value: 'one' });
});

it('asks nothing while nothing can be asked, and keeps what it knows', async () => {
  const { asked, show, answer, shown } = setup();
  show(null);
  expect(asked()).toEqual([]);
  show('a');
  await answer('a', 'one');
  show(null);
  expect(shown()).toEqual({ state: 'here', value: 'one' });
});
