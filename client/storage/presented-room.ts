import { z } from 'zod/mini';
import { createRecord } from './create-record.ts';

/** The sandbox in which this browser presents to a room: elsewhere none of its pages need ask whether one is open. */
export const presentedRoomRecord = createRecord('presents', z.object({ sandboxId: z.string() }));
