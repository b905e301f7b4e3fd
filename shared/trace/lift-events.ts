import { z } from 'zod/mini';
import { sessionIdOf } from '../session/vocabulary.ts';
import type { JsonValue, OwnStoreOperation } from './event.ts';
import { jsonSchema } from './json-value.ts';
import { createLiftedRack, type LiftedRack } from './lifted-rack.ts';

const ownSchema = z.enum(['memory', 'disk']);
const placeSchema = { store: ownSchema, server: z.string(), exchange: z.string() };
const commandSchema = z.object({ name: z.string(), args: z.array(z.string()) });
const commandEventSchema = z.object({
  ...placeSchema,
  type: z.literal('store-command'),
  call: z.number(),
  transaction: z.boolean(),
  commands: z.array(commandSchema),
});
const replySchema = z.object({ ok: z.boolean(), value: z.optional(jsonSchema) });
const replyEventSchema = z.object({
  ...placeSchema,
  type: z.literal('store-reply'),
  call: z.number(),
  at: z.number(),
  actor: z.unknown(),
  source: z.unknown(),
  replies: z.array(replySchema),
});
const expiryEventSchema = z.object({
  type: z.literal('note'),
  note: z.object({ kind: z.literal('keys-expired'), store: ownSchema }),
});
const restartEventSchema = z.object({
  type: z.literal('note'),
  server: z.string(),
  note: z.object({ kind: z.literal('server-changed') }),
});
const isOwn = (store: unknown): boolean => ownSchema.safeParse(store).success;

/** Whether an event tells of a server's own memory or disk as version 2 did. Quick, since every event is asked. */
export const isOlder = (event: unknown): boolean => {
  const { store, note } = Object(event);
  return (store !== undefined && isOwn(store)) || (note !== undefined && isOwn(Object(note).store));
};

/**
 * Lifts events up to the form that this version knows. Before version 3 a server's own memory and disk were Redis in
 * disguise: what was asked of them becomes the operation that does the same, if there is one, a command and its reply
 * together; lists of a user's sessions, and notes of keys that expired by themselves, have nothing that they could become.
 * Fewer events come out, so whoever asks numbers them anew. Events of any other form stay as they are.
 */
export function liftEvents(events: readonly object[]): readonly object[] {
  if (!events.some(isOlder)) return events;
  const racks = new Map<string, LiftedRack>();
  const asked = new Map<string, z.infer<typeof commandEventSchema>>();
  const rackOf = (store: 'memory' | 'disk', server: string): LiftedRack => {
    const place = JSON.stringify([store, server]);
    const rack = racks.get(place) ?? createLiftedRack(store);
    racks.set(place, rack);
    return rack;
  };

  return events.flatMap((event): readonly object[] => {
    const command = commandEventSchema.safeParse(event);
    if (command.success) {
      asked.set(JSON.stringify([command.data.exchange, command.data.call]), command.data);
      return [];
    }
    const reply = replyEventSchema.safeParse(event);
    if (reply.success) {
      const { at, exchange, actor, server, source, store, call } = reply.data;
      const question = asked.get(JSON.stringify([exchange, call]));
      const operations = question ? liftCall(rackOf(store, server), question, reply.data) : [];
      return operations.map((operation) => ({
        type: 'own-store',
        at,
        exchange,
        actor,
        server,
        source,
        operation,
      }));
    }
    if (expiryEventSchema.safeParse(event).success) return [];
    const restart = restartEventSchema.safeParse(event);
    if (restart.success) racks.delete(JSON.stringify(['memory', restart.data.server]));
    return [event];
  });
}

/** What was done by the commands of one call. Those that only read many records at once went through them all. */
function liftCall(
  rack: LiftedRack,
  { commands, transaction }: z.infer<typeof commandEventSchema>,
  { at, replies }: z.infer<typeof replyEventSchema>,
): OwnStoreOperation[] {
  if (transaction && commands.some(({ name }) => name === 'GET')) return rack.goThrough();
  return commands.flatMap(({ name, args }, index) => {
    const { ok, value = null } = replies[index] ?? { ok: false };
    const id = sessionIdOf(args[0] ?? '');
    if (!ok || id === null) return [];
    switch (name) {
      case 'GET':
        return rack.lookUp(id, parse(value));
      case 'GETEX': {
        const found = rack.lookUp(id, parse(value));
        return value === null ? found : [...found, ...rack.prolong(id, at + Number(args[2]) * 1000)];
      }
      case 'SETEX':
        return rack.keep(id, parse(args[2] ?? null), at + Number(args[1]) * 1000);
      case 'DEL':
        return rack.remove(id);
      default:
        return [];
    }
  });
}

function parse(text: JsonValue): JsonValue {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return text;
  }
}
