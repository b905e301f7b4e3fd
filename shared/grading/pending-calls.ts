/** The calls to a realm that it has not answered yet. Several may be: a check may send requests at once. */
export type PendingCalls = {
  /** @param overdue called when `limitMs` have passed without an answer; the call still waits for one */
  begin(limitMs: number, overdue: () => void): { id: number; answer: Promise<unknown> };
  /** Both say whether anybody waited for it. */
  resolve(id: number, value: unknown): boolean;
  reject(id: number, error: Error): boolean;
  rejectAll(error: Error): void;
};

type Pending = { resolve(value: unknown): void; reject(error: Error): void };

export function createPendingCalls(): PendingCalls {
  const pending = new Map<number, Pending>();
  let begun = 0;
  const settle = (id: number, how: (call: Pending) => void): boolean => {
    const call = pending.get(id);
    pending.delete(id);
    if (call) how(call);
    return call !== undefined;
  };
  return {
    begin(limitMs, overdue) {
      begun += 1;
      const id = begun;
      const timer = setTimeout(overdue, limitMs);
      const answer = new Promise<unknown>((resolve, reject) => pending.set(id, { resolve, reject }));
      return { id, answer: answer.finally(() => clearTimeout(timer)) };
    },
    resolve: (id, value) => settle(id, ({ resolve }) => resolve(value)),
    reject: (id, error) => settle(id, ({ reject }) => reject(error)),
    rejectAll(error) {
      for (const id of [...pending.keys()]) settle(id, ({ reject }) => reject(error));
    },
  };
}
