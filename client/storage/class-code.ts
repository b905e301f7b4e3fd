import { z } from 'zod/mini';
import { createRecord } from './create-record.ts';

const record = createRecord('class-code', z.string());

/** For a browser that keeps nothing: as long as this document lasts. */
let said: string | null = null;

/** The code of the class that whoever sits here said last; null when none was said. */
export const readClassCode = (): string | null => {
  const kept = record.read();
  return said ?? (kept.state === 'kept' ? kept.value : null);
};

/** For one that was refused: the next page would be refused by it, too. */
export const forgetClassCode = (): void => {
  said = null;
  record.remove();
};

export const keepClassCode = (code: string): void => {
  said = code;
  record.write(code);
};
