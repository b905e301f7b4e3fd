// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { sessionIdOf } from '#shared/session/vocabulary.ts';
import { createTraceBuilder } from '#shared/trace/trace-builder.ts';
import {
  dashboardExchange,
  loginExchange,
  logoutExchange,
  oldTicketExchange,
  wrongPasswordExchange,
} from '#shared/trace/trace-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { createRoster } from '../diagram/create-roster.ts';
import { Band } from '../scene/band.tsx';
import { showLive } from '../testing/show-live.tsx';
import { TimelineBar } from '../timeline/timeline-bar.tsx';
import { JarPanel } from './jar/jar-panel.tsx';
import { StorePanel } from './store/store-panel.tsx';
import { WirePanel } from './wire/wire-panel.tsx';

const trace = createTraceBuilder();
wrongPasswordExchange(trace);
loginExchange(trace);
dashboardExchange(trace);
logoutExchange(trace);
oldTicketExchange(trace);
const events = [...trace.events];

const lanes = {
  participants: createRoster()(events),
  layout: { columnWidth: 180, fontSize: 12.5, lineLength: 20 },
};

const texts = (selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);

it('shows one and the same instant in wire, jar, store and scene, at every event', async () => {
  await showLive(
    <>
      <TimelineBar />
      <WirePanel />
      <JarPanel />
      <StorePanel />
      <Band {...lanes} />
    </>,
    events,
  );
  const slider = screen.getByRole('slider', { name: 'Event shown' });
  let withSession = 0;
  for (const { number } of events.toReversed()) {
    fireEvent.change(slider, { target: { value: String(number) } });
    const world = foldWorld(events, number);
    const sessions = [...world.keys.keys()].filter((key) => sessionIdOf(key) !== null);
    if (sessions.length > 0) withSession += 1;
    expect(texts('.wire h2')).toEqual([`Event ${number} on the wire`]);
    expect(texts('.cookie-value'), `cookies at ${number}`).toEqual(
      [...world.jars.values()].flatMap((jar) => jar.cookies.map(({ value }) => value)),
    );
    expect(texts('.rack-rail .hook-key'), `keys at ${number}`).toEqual(sessions);
    // It follows a frame later, so that it holds up no arrow.
    await waitFor(() =>
      expect(document.querySelector('.scene-picture')?.getAttribute('data-event')).toBe(String(number)),
    );
    const hooks = [...document.querySelectorAll('.scene [data-hook]')];
    expect(
      hooks.map((hook) => hook.getAttribute('data-hook')),
      `hooks at ${number}`,
    ).toEqual(sessions);
  }
  expect(withSession).toBeGreaterThan(4);
});
