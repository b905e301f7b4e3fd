import type { Root } from 'hast';
import { type ComponentProps, createContext, useContext, useMemo } from 'react';
import { chipOf } from '#shared/scene/to-chip.ts';
import type { TraceEvent } from '#shared/trace/event.ts';
import { foldWorld } from '#shared/world/fold-world.ts';
import { browserTicketOf } from '../controls/ticket-holders.ts';
import { numberSpace, sayGuessingTime } from '../lesson/guessing-time.ts';
import { Prose } from '../lesson/prose.tsx';
import { TicketChip } from '../lesson/ticket-chip.tsx';

/** What a text tells of: the recorded trace, up to an event. */
export type Told = { events: readonly TraceEvent[]; upTo: number };

const ToldOf = createContext<Told>({ events: [], upTo: 0 });

/** A lesson's text on paper: names of panels are words, and a ticket is the one that the browser held in the record. */
export function HandoutProse({ root, told }: { root: Root; told: Told }) {
  return (
    <ToldOf value={told}>
      <Prose root={root} components={{ span: Span, a: Words }} />
    </ToldOf>
  );
}

/** Where a link leads is of no use on paper. */
function Words({ children }: ComponentProps<'a'>) {
  return <span>{children}</span>;
}

function Span(props: ComponentProps<'span'>) {
  if ('data-ticket' in props) return <Ticket />;
  if ('data-guesses-per-second' in props)
    return <GuessingTime perSecond={Number(props['data-guesses-per-second'])} />;
  return <span {...props} />;
}

const useWorld = () => {
  const { events, upTo } = useContext(ToldOf);
  return useMemo(() => foldWorld(events, upTo), [events, upTo]);
};

function Ticket() {
  const { events } = useContext(ToldOf);
  const world = useWorld();
  const id = browserTicketOf(world);
  return id === null ? <span>your ticket</span> : <TicketChip chip={chipOf(id, world, events)} />;
}

function GuessingTime({ perSecond }: { perSecond: number }) {
  const newest = [...useWorld().sessions.keys()].at(-1);
  if (newest === undefined) return <strong>that depends on the number’s length</strong>;
  const { digits, bits } = numberSpace(newest);
  return (
    <strong>
      {digits}, {Math.round(bits)} bits: {sayGuessingTime(bits, perSecond)}
    </strong>
  );
}
