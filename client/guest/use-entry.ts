import { useEffect, useState } from 'react';
import type { Entry } from '#shared/api/room-api.ts';
import { askIn, fetchEntry } from '../room/room-api.ts';

/** Whoever waits at the door asks so often whether it opens. */
const LOOK_MS = 2000;

/** What came of asking to come to the counter, from what was so `before`. `ask` asks under a name, or with null no more. */
export const useEntry = (
  code: string,
  before: Entry,
): { entry: Entry; refusal: string | null; ask(name: string | null): Promise<void> } => {
  const [entry, setEntry] = useState(before);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isWaiting = entry.state === 'waiting';
  useEffect(() => {
    if (!isWaiting) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = true;
    const look = async () => {
      const answer = await fetchEntry(code);
      if (!isWanted) return;
      if (answer.ok) setEntry(answer.value);
      timer = setTimeout(look, LOOK_MS);
    };
    void look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [code, isWaiting]);
  const ask = async (name: string | null) => {
    const answer = await askIn(code, name);
    setRefusal(answer.ok ? null : answer.refusal.message);
    if (answer.ok) setEntry({ state: name === null ? 'none' : 'waiting' });
  };
  return { entry, refusal, ask };
};
