import { useEffect, useState } from 'react';

export type Asked<Value> = { state: 'loading' | 'failed' } | { state: 'here'; value: Value };

/**
 * Asks about something, and again whenever `ask` (a function that stays the same, or null while nothing can be asked) or
 * its subject is another. The last answer stays until the next is here; one that was asked for by what is gone by then is
 * nobody's. `failed` is a question that was rejected.
 */
export function useAsked<Value, Subject = undefined>(
  ask: ((subject: Subject) => Promise<Value>) | null,
  subject: Subject,
): Asked<Value> {
  const [asked, setAsked] = useState<Asked<Value>>({ state: 'loading' });
  useEffect(() => {
    if (!ask) return;
    let isWanted = true;
    ask(subject).then(
      (value) => isWanted && setAsked({ state: 'here', value }),
      () => isWanted && setAsked({ state: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [ask, subject]);
  return asked;
}
