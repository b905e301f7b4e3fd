import { z } from 'zod/mini';
import {
  createdSandboxSchema,
  demoAppSourceSchema,
  type NoteRequest,
  sandboxStatusSchema,
  traceSchema,
} from '#shared/api/sandbox-api.ts';
import { keepClassCode, readClassCode } from '../storage/class-code.ts';
import { ask, postJson } from './ask.ts';

/** Opens a new sandbox, with the class's code where this browser knows one. */
export const createSandbox = async () => {
  const classCode = readClassCode();
  const body = postJson(classCode === null ? {} : { classCode });
  const answer = await ask('/api/sandboxes', createdSandboxSchema, body);
  if (!answer.ok && answer.refusal.code === 'class-code-wrong') keepClassCode(null);
  return answer;
};

/** Asks whether a sandbox is still there, and what the server's clock shows. */
export const fetchStatus = (id: string) =>
  ask(`/api/sandboxes/${encodeURIComponent(id)}`, sandboxStatusSchema);

/** The trace as the server has it now: what a page has been told of it may lag behind. */
export const fetchTrace = (id: string) => ask(`/api/sandboxes/${encodeURIComponent(id)}/trace`, traceSchema);

/** Tells the trace what happened in the page and no wire could show. */
export const sendNote = (id: string, note: NoteRequest) =>
  ask(`/api/sandboxes/${encodeURIComponent(id)}/notes`, z.unknown(), postJson(note));

/** The very files of the demo app that are running. */
export const fetchDemoAppSource = () => ask('/api/demo-app/source', demoAppSourceSchema);
