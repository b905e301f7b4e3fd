import { type RecordedEvent, recordedEventSchema } from '../trace/event.ts';

/** What a realm has recorded and printed since it was opened last. */
export type RealmRecord = {
  /** @param received unchecked: each is parsed when somebody looks at it, and most are never looked at */
  addEvents(received: readonly unknown[]): void;
  events(): readonly RecordedEvent[];
  /** What was added since this was asked last; none of it is kept. */
  takeEvents(): RecordedEvent[];
  addPrinted(text: string): void;
  printed(): string;
  clear(): void;
};

export function createRealmRecord(): RealmRecord {
  let unread: unknown[] = [];
  let read: RecordedEvent[] = [];
  let printed = '';
  const events = () => {
    for (const event of unread) {
      const { success, data } = recordedEventSchema.safeParse(event);
      if (success) read.push(data);
    }
    unread = [];
    return read;
  };
  return {
    addEvents(received) {
      for (const event of received) unread.push(event);
    },
    events,
    takeEvents: () => events().splice(0),
    addPrinted(text) {
      printed += text;
    },
    printed: () => printed,
    clear() {
      unread = [];
      read = [];
      printed = '';
    },
  };
}
