// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { firstSettings, type SandboxSettings } from '#shared/sandbox/settings.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import { useSettings } from '../controls/use-settings.ts';
import { showLive } from '../testing/show-live.tsx';
import { lessonOf, stepOf } from './lesson.fixture.ts';
import { SandboxRule } from './sandbox-rule.tsx';

const id = 'aaaaaaaaaaaaaaaaaaaaaa';
const lesson = lessonOf(stepOf('a', {}));

function Rule() {
  return <SandboxRule sandboxId={id} lesson={lesson} stepId="a" {...useSettings(id)} />;
}

/** A sandbox that is like this, and in which something has happened, or nothing. */
async function setup(found: SandboxSettings, { isUsed = true } = {}) {
  let settings = found;
  const changes: unknown[] = [];
  vi.stubGlobal('fetch', async (_: string, { method = 'GET', body }: RequestInit = {}) => {
    if (method === 'PATCH') {
      changes.push(JSON.parse(String(body)));
      settings = { ...settings, ...JSON.parse(String(body)) };
    }
    return Response.json({ id, now: 0, idleSeconds: 7200, settings });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const trace = createTraceBuilder();
  if (isUsed) trace.scriptReadsCookies();
  await showLive(<Rule />, trace.events);
  return { changes };
}

const two: SandboxSettings = { ...firstSettings, servers: ['A', 'B'], sessionsIn: 'memory' };

it('says in a line what another lesson left, puts it back at one press, and takes that back', async () => {
  const { changes } = await setup(two);
  await screen.findByText(
    'The cloakroom is not as this step describes it. Now: two servers, sessions in memory.',
  );
  expect(changes).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Put it back' }));
  const undo = await screen.findByRole('button', { name: 'Undo' });
  await waitFor(() => expect(document.activeElement).toBe(undo));
  expect(changes).toEqual([firstSettings]);
  fireEvent.click(undo);
  await screen.findByRole('button', { name: 'Put it back' });
  expect(changes.at(-1)).toEqual(two);
});

it('puts back unasked what nobody has used yet, without a word', async () => {
  const { changes } = await setup(two, { isUsed: false });
  await waitFor(() => expect(changes).toEqual([firstSettings]));
  expect(screen.queryByRole('button')).toBeNull();
});

it('says nothing where all is as the step takes it to be', async () => {
  const { changes } = await setup(firstSettings);
  await waitFor(() => expect(document.querySelector('.sandbox-rule')).not.toBeNull());
  expect(screen.queryByRole('button')).toBeNull();
  expect(changes).toEqual([]);
});
