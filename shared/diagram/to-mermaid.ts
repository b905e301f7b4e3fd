import { receiverOf } from '../trace/drop.ts';
import type { TraceEvent } from '../trace/event.ts';
import { encodeLabel, labelLength } from './encode-label.ts';
import { fitLabel, type LabelRoom } from './fit-label.ts';
import { labelEvent } from './label-event.ts';
import { noteEvent } from './note-event.ts';
import { findParticipant, type Participant, participantsOf } from './participants.ts';
import { shortLabel } from './short-label.ts';

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
  /** Breaks labels and notes into lines of at most this many characters; otherwise each is one line. */
  lineLength?: number;
  /** Writes short labels, for a page that shows the rest beside and on its arrows; how much room one has that spans so many columns. */
  roomAcross?: (columns: number) => LabelRoom;
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

  // What counts for all is told at a server where no store stands.
  const hasStore = findParticipant(participants, 'store') !== undefined;

  for (const event of events) {
    const actor = findParticipant(participants, 'actor', event.actor.id)?.id ?? '';
    const receiver = receiverOf(event);
    const asked = receiver
      ? findParticipant(participants, 'actor', receiver.id)
      : findParticipant(participants, 'server', event.server);
    const server = asked?.id ?? '';
    const store = hasStore ? 'store' : server;
    const talk =
      event.type === 'store-reply' || event.type === 'store-command'
        ? `${event.exchange} ${event.call}`
        : event.exchange;
    if (event.type === 'store-command' || event.type === 'request') questions.set(talk, event);
    if (event.type !== 'note') {
      const [from, to] = endsOf(event.type, actor, server);
      const label = options.roomAcross
        ? fitLabel(
            shortLabel(event, questions.get(talk)),
            options.roomAcross(columnsBetween(participants, from, to)),
            labelLength,
          )
            .map((line) => encodeLabel(line))
            .join('<br/>')
        : encodeLabel(labelEvent(event), options.lineLength);
      state(event, `${from}${isAnswer(event.type) ? '-->>' : '->>'}${to}: ${label}`);
    }
    for (const { at, text } of noteEvent(event, questions.get(talk))) {
      const place = { actor, server, store: event.type === 'own-store' ? server : store }[at];
      state(event, `Note over ${place}: ${encodeLabel(text, options.lineLength)}`);
    }
  }
  return { text: `${lines.join('\n')}\n`, statements, owners };
};

type ArrowType = Exclude<TraceEvent['type'], 'note'>;

const endsOf = (type: ArrowType, actor: string, server: string): readonly [string, string] => {
  switch (type) {
    case 'request':
      return [actor, server];
    case 'response':
      return [server, actor];
    case 'store-command':
      return [server, 'store'];
    case 'store-reply':
      return ['store', server];
    // What a server has in its own memory or on its own disk is part of it: no message leaves it.
    case 'own-store':
      return [server, server];
  }
};

const isAnswer = (type: ArrowType): boolean => type === 'response' || type === 'store-reply';

/** A message to oneself has its own column. */
const columnsBetween = (participants: readonly Participant[], from: string, to: string): number => {
  const place = (id: string) => participants.findIndex((one) => one.id === id);
  return Math.max(1, Math.abs(place(from) - place(to)));
};

type Heads = NonNullable<MermaidOptions['heads']>;

const declare = ({ id, kind, name }: Participant, heads: Heads): string => {
  if (heads === 'nameless') return `  participant ${id} as -`;
  const label = encodeLabel(name);
  if (heads === 'plain') return `  participant ${id} as ${label}`;
  if (kind === 'store') return `  participant ${id}@{ "type" : "database" } as ${label}`;
  return `  ${kind === 'server' ? 'participant' : 'actor'} ${id} as ${label}`;
};
