// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { showLive } from '../testing/show-live.tsx';
import { LineBanner, LineStatus } from './line-status.tsx';

/** It leads to the lessons, which only a build knows. */
vi.mock('../entrance/open-button.tsx', () => ({ OpenButton: () => null }));

const setup = () =>
  showLive(
    <>
      <LineStatus />
      <LineBanner />
    </>,
  );
const status = () => screen.getByRole('status', { name: 'Connection' });

it('offers not to wait while the line is down', async () => {
  const { tellLine, asked } = await setup();
  await tellLine({ type: 'line lost', why: 'The server does not answer.' });
  const button = await screen.findByRole('button', { name: 'Try now' });
  expect(status().textContent).toBe('Reconnecting…');
  fireEvent.click(button);
  expect(asked).toEqual([{ type: 'try now' }]);
  expect(button.textContent).toBe('Trying…');
  await waitFor(() => expect(button.textContent).toBe('Try now'));
  await tellLine({ type: 'line opened' });
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
});

it('names what keeps the stream away, and that nothing is missed', async () => {
  const { tellLine } = await setup();
  await tellLine({ type: 'line asks', why: 'A proxy holds it back.' });
  await screen.findByText(/A proxy holds it back. Until then this page asks, and misses nothing./);
  expect(status().textContent).toBe('Live');
});

it('says nothing where nothing is wrong and other windows hold the lines', async () => {
  const { tellLine } = await setup();
  await tellLine({ type: 'line asks', why: null });
  await waitFor(() => expect(status().dataset.line).toBe('asking'));
  expect(screen.getAllByRole('status')).toHaveLength(1);
});
