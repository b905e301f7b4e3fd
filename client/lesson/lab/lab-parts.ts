import type { Beat } from '#shared/content/lesson.ts';
import { type BeatRole, roles } from '#shared/content/roles.ts';

const names: Record<BeatRole, string> = {
  break: 'Break it',
  exploit: 'Exploit it',
  mend: 'Mend it',
  again: 'Exploit again',
  compare: 'Compare',
};

/** What a beat is of the five in a mistake: `1 Break it`; null for one that is none of them. */
export const partOf = ({ role }: Beat): string | null =>
  role === null ? null : `${roles.indexOf(role) + 1} ${names[role]}`;
