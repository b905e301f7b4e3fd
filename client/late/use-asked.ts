import { useEffect, useState } from 'react';
import { type LateFailure, toLateFailure } from './late-error.ts';
import { useTries } from './use-tries.ts';

export type Asked<Value> = { state: 'loading' } | Refused | { state: 'here'; value: Value };

/** It could not be had. `isTrying`: it is being asked for once more. */
export type Refused = { state: 'failed'; failure: LateFailure; isTrying: boolean; again: () => void };

type Told<Value> =
  | { state: 'loading' }
  | { state: 'failed'; failure: LateFailure }
  | { state: 'here'; value: Value };

/**
 * Asks about something, and again whenever `ask` (a function that stays the same, or null while nothing can be asked) or
 * its subject is another. The last answer stays until the next is here; one that was asked for by what is gone by then is
 * nobody's. `failed` is a question that was rejected: it is asked again by `again`, and by itself while nobody answers.
 */
export function useAsked<Value, Subject = undefined>(
  ask: ((subject: Subject) => Promise<Value>) | null,
  subject: Subject,
): Asked<Value> {
  const [told, setTold] = useState<Told<Value>>({ state: 'loading' });
  const [isTrying, setTrying] = useState(false);
  const { tries, again } = useTries(told.state === 'failed' ? told : null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks anew.
  useEffect(() => {
    if (!ask) return;
    let isWanted = true;
    const tell = (news: Told<Value>) => {
      if (!isWanted) return;
      setTold(news);
      setTrying(false);
    };
    setTrying(true);
    ask(subject).then(
      (value) => tell({ state: 'here', value }),
      (error: unknown) => tell({ state: 'failed', failure: toLateFailure(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [ask, subject, tries]);
  return told.state === 'failed' ? { ...told, isTrying, again } : told;
}
