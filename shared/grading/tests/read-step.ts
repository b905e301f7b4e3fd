import { z } from 'zod/mini';
import { serverNameSchema } from '../../sandbox/server.ts';
import { LearnerFault } from '../lab.ts';
import type { TestStep } from './test-protocol.ts';

const line = z.nullable(z.int().check(z.positive()));
const short = z.string().check(z.maxLength(1000));
const browser = z.int().check(z.nonnegative());

const deed = z.discriminatedUnion('do', [
  z.object({ do: z.literal('logIn'), username: short }),
  z.object({ do: z.literal('ask'), browser, at: serverNameSchema }),
  z.object({ do: z.literal('show'), ticket: short, at: serverNameSchema }),
  z.object({ do: z.literal('logOut'), browser, at: serverNameSchema }),
  z.object({ do: z.literal('revoke'), username: short, at: serverNameSchema }),
  z.object({ do: z.literal('advance'), seconds: z.number().check(z.positive()) }),
]);

const step = z.discriminatedUnion('type', [
  z.object({ type: z.literal('tests'), titles: z.array(short).check(z.maxLength(100)) }),
  z.object({ type: z.literal('wants'), deed: z.int(), what: deed, line }),
  z.object({
    type: z.literal('over'),
    failure: z.nullable(z.object({ message: short, line, read: z.nullable(short) })),
    expected: z.boolean(),
    left: line,
  }),
]);

/** Reads what a realm of tests says: it belongs to the learner. @throws {LearnerFault} for what is no step */
export function readStep(value: unknown): TestStep {
  const { success, data } = step.safeParse(value);
  if (success) return data;
  throw new LearnerFault(
    'ended',
    'Your code broke what runs your tests: nothing sensible came of it any more.',
  );
}
