/** What a beat is in a lesson about a mistake, in their order. Apart from the schemas, which no page needs. */
export const roles = ['break', 'exploit', 'mend', 'again', 'compare'] as const;
export type BeatRole = (typeof roles)[number];
