// @vitest-environment jsdom
import { render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { HandoutListPage } from './handout-list-page.tsx';

vi.mock('../page/page.tsx', () => ({
  Page: ({ children }: { children: ReactNode }) => <main>{children}</main>,
}));

vi.mock('../content/load-lessons.ts', () => {
  const summary = (slug: string, title: string) => ({ slug, title, summary: '', minutes: 5, steps: [] });
  return {
    plainLessons: [summary('one', 'A lesson'), summary('two', 'Another')],
    mistakes: [summary('three', 'A mistake')],
  };
});

it('tells lessons from mistakes to make, and counts each by themselves', () => {
  render(<HandoutListPage />);
  const printed = (name: string) =>
    within(screen.getByRole('region', { name }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
  expect(printed('Lessons')).toEqual(['1A lesson', '2Another']);
  expect(printed('Mistakes to make')).toEqual(['1A mistake']);
});
