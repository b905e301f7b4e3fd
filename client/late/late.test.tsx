// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type ComponentType, useState } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { late } from './late.tsx';
import { LateError } from './late-error.ts';

/** What goes on beside it. */
function Beside() {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      pressed {count}
    </button>
  );
}

/** A part whose fetching ends when the test says so. */
function setup() {
  onTestFinished(cleanup);
  const tries: { come(part: ComponentType<{ name: string }>): void; fail(error: unknown): void }[] = [];
  const Part = late<{ name: string }>({
    what: 'the desk',
    load: () => new Promise((come, fail) => tries.push({ come, fail })),
    meanwhile: (trouble, { name }) => trouble ?? <p>Opening for {name}</p>,
  });
  const draw = () =>
    render(
      <>
        <Part name="ada" />
        <Beside />
      </>,
    );
  return { tries, draw, Part };
}

const Desk = ({ name }: { name: string }) => <h2>The desk of {name}</h2>;

it('stands in for a part until it is here, and then never again', async () => {
  const { tries, draw } = setup();
  const { unmount } = draw();
  expect(screen.getByText('Opening for ada')).toBeDefined();
  tries[0]?.come(Desk);
  await screen.findByText('The desk of ada');
  unmount();
  draw();
  expect(screen.getByText('The desk of ada')).toBeDefined();
  expect(tries).toHaveLength(1);
});

it('is there in its first frame when it was fetched ahead', async () => {
  const { tries, draw, Part } = setup();
  const fetched = Part.fetch();
  tries[0]?.come(Desk);
  await fetched;
  draw();
  expect(screen.getByText('The desk of ada')).toBeDefined();
  expect(tries).toHaveLength(1);
});

it('says in its own place what could not be fetched, and fetches it by its button', async () => {
  const { tries, draw } = setup();
  draw();
  tries[0]?.fail(new LateError('controls.js', 'unreachable'));
  const told = await screen.findByRole('alert');
  expect(told.textContent).toMatch(/^Could not fetch the desk: the server does not answer\./);
  fireEvent.click(screen.getByText('pressed 0'));
  expect(screen.getByText('pressed 1')).toBeDefined();
  fireEvent.click(screen.getByText('Try again'));
  tries[1]?.come(Desk);
  await screen.findByText('The desk of ada');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText('pressed 1')).toBeDefined();
});

it('offers to reload what another try would not bring', async () => {
  const { tries, draw } = setup();
  draw();
  tries[0]?.fail(new LateError('controls.js', 'updated'));
  await screen.findByText(/^Could not fetch the desk: Coat Check was updated/);
  expect(screen.queryByText('Try again')).toBeNull();
  expect(screen.getByText('Reload')).toBeDefined();
});

it('leaves the rest of the page alone when a part that came cannot be drawn', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const { tries, draw } = setup();
  draw();
  tries[0]?.come(() => {
    throw new Error('a bug');
  });
  await waitFor(() =>
    expect(screen.getByRole('alert').textContent).toMatch(/^Could not show the desk: something/),
  );
  fireEvent.click(screen.getByText('pressed 0'));
  expect(screen.getByText('pressed 1')).toBeDefined();
});
