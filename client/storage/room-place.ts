import { z } from 'zod/mini';
import { roomCodeSchema } from '#shared/api/room-api.ts';
import { sandboxIdSchema } from '#shared/api/sandbox-api.ts';
import { createRecord } from './create-record.ts';

/** The room in which this browser is a guest, and the cloakroom of its own that it was given there. */
export const roomPlaceRecord = createRecord(
  'room',
  z.object({ code: roomCodeSchema, sandboxId: z.nullable(sandboxIdSchema) }),
);
