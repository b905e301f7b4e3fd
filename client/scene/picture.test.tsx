import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { toScene } from '#shared/scene/to-scene.ts';
import { attacker, createTraceBuilder } from '#shared/trace/trace-builder.ts';
import {
  exampleSessionId as id,
  loginExchange,
  logoutExchange,
  lookupExchange,
  oldTicketExchange,
} from '#shared/trace/trace-stories.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { createRoster } from '../diagram/create-roster.ts';
import type { Marked } from './marking.ts';
import { Picture } from './picture.tsx';
import { placeFor } from './place-for.fixture.ts';

const trace = createTraceBuilder();
loginExchange(trace);
lookupExchange(trace, { actor: attacker });
logoutExchange(trace);
oldTicketExchange(trace, { actor: attacker });

const place = placeFor(createRoster()(trace.events), { laneWidth: 200, height: 316 });

const draw = (upTo: number, marked: Marked = null) => {
  const world = foldWorld(trace.events, upTo);
  const scene = toScene(world, trace.events);
  const marking = { marked, onMark: () => undefined };
  return renderToStaticMarkup(
    <Picture scene={scene} now={world.at + 48_000} ids="x" place={place} marking={marking} />,
  );
};

it('hangs a hook for the key, with owner, number and time left', () => {
  const picture = draw(4);
  expect(picture).toContain(`data-hook="session:${id}"`);
  expect(picture).toContain('aria-label="Hook 4f2a: ada’s coat, 59:12 left"');
  expect(picture).toContain('data-motion="ticket-given"');
  expect(draw(14)).not.toContain('data-hook');
});

it('draws a ticket once for each hand that holds it, and says where it lies', () => {
  expect(draw(4).match(/data-ticket=/g)).toHaveLength(1);
  const shown = draw(5);
  expect(shown.match(/data-ticket=/g)).toHaveLength(2);
  expect(shown).toContain('aria-label="Ticket 4f2a in Browser’s hand"');
  expect(shown).toContain('aria-label="Ticket 4f2a on the counter"');
});

it('marks what is marked, and nothing else', () => {
  expect(draw(5)).not.toContain('data-marked');
  expect(draw(5, { kind: 'hook', id: `session:${id}` }).match(/data-marked/g)).toHaveLength(1);
  expect(draw(5, { kind: 'ticket', id }).match(/data-marked/g)).toHaveLength(2);
  expect(draw(5, { kind: 'attendant', id: 'A' }).match(/data-marked/g)).toHaveLength(1);
});

it('describes itself, and keeps whole session ids out of all that is read aloud', () => {
  for (const { number } of trace.events) {
    const picture = draw(number);
    expect(picture).toContain('role="img" aria-label="Server A stands at the');
    const read = [...picture.matchAll(/aria-label="([^"]*)"|>([^<]+)</g)].map(([text]) => text);
    expect(read.join(' ')).not.toContain(id.slice(0, 8));
  }
});

it('slips a ticket, or an empty slip, into the hands of whoever gets it', () => {
  const story = loginExchange(createTraceBuilder()).drop(id).drop(null);
  const house = placeFor(createRoster()(story.events), { laneWidth: 200, height: 316 });
  const drawAt = (upTo: number) => {
    const scene = toScene(foldWorld(story.events, upTo), story.events);
    const marking = { marked: null, onMark: () => undefined };
    return renderToStaticMarkup(<Picture scene={scene} now={0} ids="x" place={house} marking={marking} />);
  };
  expect(drawAt(5)).toContain('aria-label="Ticket 4f2a on a slip"');
  expect(drawAt(5)).not.toContain('scene-slip"');
  expect(drawAt(7)).toContain('class="scene-slip"');
  expect(drawAt(4)).not.toMatch(/on a slip|scene-slip"/);
});
