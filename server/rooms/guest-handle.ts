import { createHash } from 'node:crypto';

/** What a guest is called where others see it: the guest itself is a secret, by which they vote. */
export const handleOf = (guest: string): string =>
  createHash('sha256').update(guest).digest('hex').slice(0, 12);
