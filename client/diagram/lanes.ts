import type { Participant } from '#shared/diagram/participants.ts';
import type { Layout } from './layout.ts';

/** The columns that are drawn, for whatever stands above them. */
export type Lanes = { participants: readonly Participant[]; layout: Layout };
