// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { RunsCover } from './runs-cover.tsx';

afterEach(cleanup);

function setup(isDark: boolean) {
  const onPutAway = vi.fn();
  render(
    <RunsCover isDark={isDark} onPutAway={onPutAway}>
      Laying both runs side by side…
    </RunsCover>,
  );
  return { onPutAway, cover: screen.getByLabelText('Both runs') };
}

it('has the focus and hears Escape while runs are on their way, too', () => {
  const { cover, onPutAway } = setup(false);
  expect(document.activeElement).toBe(cover);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(onPutAway).toHaveBeenCalledOnce();
});

it('cannot be come to beneath black', () => {
  const { cover, onPutAway } = setup(true);
  expect(cover.hasAttribute('inert')).toBe(true);
  expect(document.activeElement).toBe(document.body);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(onPutAway).not.toHaveBeenCalled();
});
