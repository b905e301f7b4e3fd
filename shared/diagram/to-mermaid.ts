import type { TraceEvent } from '../trace/event.ts';
import { encodeLabel } from './encode-label.ts';
import { labelEvent } from './label-event.ts';
import { noteEvent } from './note-event.ts';
import { findParticipant, type Participant, participantsOf } from './participants.ts';

export type MermaidText = {
  text: string;
  /** Event number → index of the statement that draws it. Mermaid marks that arrow or note with `data-id="i<index>"`. */
  statements: ReadonlyMap<number, number>;
  /** Statement index → number of the event that it belongs to; an event's remarks belong to it too. */
  owners: readonly number[];
};

export type MermaidOptions = {
  /** The columns and their order. Whoever acts without a column gets one behind them. */
  participants?: readonly Participant[];
  /** Breaks labels into lines of at most this many characters; otherwise a label is one line. */
  lineLength?: number;
  /**
   * What is declared of everybody: a head of their kind, a plain box for a page that draws the heads itself, or one without
   * a name where the columns have a width of their own, which a long name would widen.
   */
  heads?: 'whole' | 'plain' | 'nameless';
};

/**
 * Writes events as a Mermaid sequence diagram: requests and commands solid, responses and replies dashed, notes for
 * what they leave behind. Text from outside is encoded, so it can neither break the diagram nor draw in it.
 */
export const toMermaid = (events: readonly TraceEvent[], options: MermaidOptions = {}): MermaidText => {
  const participants = participantsOf(events, options.participants);
  const heads = participants.map((one) => declare(one, options.heads ?? 'whole'));
  const lines = ['sequenceDiagram', ...heads];
  const statements = new Map<number, number>();
  const owners: number[] = [];
  // What an answer answers, by what both have in common.
  const questions = new Map<string, TraceEvent>();

  const state = (event: TraceEvent, line: string) => {
    if (!statements.has(event.number)) statements.set(event.number, owners.length);
    owners.push(event.number);
    lines.push(`  ${line}`);
  };

  for (const event of events) {
    const actor = findParticipant(participants, 'actor', event.actor.id)?.id ?? '';
    const server = findParticipant(participants, 'server', event.server)?.id ?? '';
    const talk =
      event.type === 'store-reply' || event.type === 'store-command'
        ? `${event.exchange} ${event.call}`
        : event.exchange;
    if (event.type === 'store-command' || event.type === 'request') questions.set(talk, event);
    if (event.type !== 'note') {
      state(
        event,
        `${arrows[event.type](actor, server)}: ${encodeLabel(labelEvent(event), options.lineLength)}`,
      );
    }
    for (const { at, text } of noteEvent(event, questions.get(talk))) {
      const place = { actor, server, store: event.type === 'own-store' ? server : 'store' }[at];
      state(event, `Note over ${place}: ${encodeLabel(text, options.lineLength)}`);
    }
  }
  return { text: `${lines.join('\n')}\n`, statements, owners };
};

type Arrow = (actor: string, server: string) => string;
const arrows: Record<Exclude<TraceEvent['type'], 'note'>, Arrow> = {
  request: (actor, server) => `${actor}->>${server}`,
  response: (actor, server) => `${server}-->>${actor}`,
  'store-command': (_, server) => `${server}->>store`,
  'store-reply': (_, server) => `store-->>${server}`,
  // What a server has in its own memory or on its own disk is part of it: no message leaves it.
  'own-store': (_, server) => `${server}->>${server}`,
};

type Heads = NonNullable<MermaidOptions['heads']>;

const declare = ({ id, kind, name }: Participant, heads: Heads): string => {
  if (heads === 'nameless') return `  participant ${id} as -`;
  const label = encodeLabel(name);
  if (heads === 'plain') return `  participant ${id} as ${label}`;
  if (kind === 'store') return `  participant ${id}@{ "type" : "database" } as ${label}`;
  return `  ${kind === 'server' ? 'participant' : 'actor'} ${id} as ${label}`;
};
