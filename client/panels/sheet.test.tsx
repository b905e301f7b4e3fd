// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange } from '#shared/trace/trace-stories.ts';
import { showLive } from '../testing/show-live.tsx';
import { PanelsProvider } from './panels-context.tsx';
import { Sheet } from './sheet.tsx';

/** A sheet on a page on which nothing has happened yet. */
async function setup() {
  Element.prototype.scrollTo = () => undefined;
  return showLive(
    <PanelsProvider place="covers" isKept={false}>
      <Sheet label="Story" reads="a">
        <p>Hand in your coat.</p>
      </Sheet>
    </PanelsProvider>,
  );
}

it('offers to play once there is something to play', async () => {
  const { arrive } = await setup();
  expect(screen.queryByRole('button', { name: 'Play' })).toBeNull();
  await arrive(loginExchange(createTraceBuilder()).events);
  await screen.findByRole('button', { name: 'Play' });
});

it('is drawn up by its handle, and let down by whatever is shown next', async () => {
  const { arrive } = await setup();
  const sheet = screen.getByRole('region', { name: 'Story' });
  fireEvent.click(screen.getByRole('button', { name: 'The whole text' }));
  expect(sheet.dataset.up).toBe('true');
  await arrive(loginExchange(createTraceBuilder()).events);
  await screen.findByRole('button', { name: 'Play' });
  expect(sheet.dataset.up).toBe('false');
});
