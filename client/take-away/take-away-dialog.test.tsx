// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { toMermaid } from '#shared/diagram/to-mermaid.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { loginExchange, lookupExchange } from '#shared/trace/trace-stories.ts';
import { showLive } from '../testing/show-live.tsx';
import { TakeAwayDialog } from './take-away-dialog.tsx';

const { events } = lookupExchange(loginExchange(createTraceBuilder()));

/** The dialog over a login and a lookup, in a browser whose clipboard takes what this gets, or is closed. */
async function setup(writeText: ((text: string) => Promise<void>) | null) {
  vi.stubGlobal('navigator', { ...navigator, clipboard: writeText ? { writeText } : undefined });
  await showLive(
    <TakeAwayDialog subject={{ slug: 'a-lesson', title: 'A lesson' }} onClose={() => undefined} />,
    [...events],
  );
  const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
  const seeOutcome = (words: string | RegExp) =>
    waitFor(() => expect(screen.getByRole('status').textContent).toMatch(words));
  return { press, seeOutcome };
}

it('copies the whole trace as Mermaid text, and a link that gives the same', async () => {
  const copied: string[] = [];
  const { press, seeOutcome } = await setup(async (text) => void copied.push(text));
  await press('Copy as Mermaid');
  await seeOutcome(`Copied ${events.length} events as Mermaid text.`);
  await press('Copy link to trace.mmd');
  await seeOutcome('Copied the link.');
  expect(copied).toEqual([
    toMermaid(events).text,
    new URL('/api/sandboxes/a-sandbox/trace.mmd', location.href).href,
  ]);
});

it('copies one chapter where that was chosen', async () => {
  const copied: string[] = [];
  const { press, seeOutcome } = await setup(async (text) => void copied.push(text));
  const extent = await screen.findByRole('combobox', { name: 'How much' });
  fireEvent.change(extent, { target: { value: 'chapter' } });
  await press('Copy as Mermaid');
  await seeOutcome('Copied 4 events as Mermaid text.');
  expect(copied).toEqual([toMermaid(events.slice(-4)).text]);
});

it('offers the text selected for copying by hand where the clipboard is closed', async () => {
  const { press, seeOutcome } = await setup(null);
  await press('Copy as Mermaid');
  await seeOutcome(/^Could not copy: .*press Ctrl\+C/);
  const area = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text to copy' });
  expect(document.activeElement).toBe(area);
  expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe(toMermaid(events).text);
});

it('says what is masked in the files, and what is not', async () => {
  await setup(null);
  const note = await screen.findByText(/Passwords are\s+masked\. Session ids are not/);
  expect(note.textContent).toContain('and who has the link can use this cloakroom');
});

it('has nothing to give before anything has happened', async () => {
  await showLive(
    <TakeAwayDialog subject={{ slug: 'a-lesson', title: 'A lesson' }} onClose={() => undefined} />,
  );
  expect(
    await screen.findByText(/^Nothing has happened yet, so there is nothing to take along/),
  ).toBeDefined();
  expect(screen.getAllByRole('button')).toHaveLength(1);
});
