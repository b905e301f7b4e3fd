import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler, Router } from 'express';
import { newSandboxSchema } from '#shared/api/sandbox-api.ts';
import { refuse } from '../http/api-refusal.ts';

/** Who may open a sandbox: whoever says the class's code, or anybody where there is none. */
export function createAdmission(classCode: string | null): RequestHandler {
  if (classCode === null) return (_request, _response, next) => next();
  const wanted = toDigest(classCode);
  const admit: RequestHandler = (request, response, next) => {
    const body = newSandboxSchema.safeParse(request.body ?? {});
    if (!body.success) return refuse(response, 'bad-request');
    const said = body.data.classCode ?? '';
    if (said.trim() === '') return refuse(response, 'class-code-needed');
    // Compared without regard to where they differ: an answer's time would tell how much of a guess is right.
    return timingSafeEqual(toDigest(said), wanted) ? next() : refuse(response, 'class-code-wrong');
  };
  return Router().use(express.json({ limit: '1kb' }), admit);
}

/** Codes are said aloud and typed on phones, which begin with a capital and end with a blank. */
const toDigest = (code: string): Buffer =>
  createHash('sha256').update(code.normalize('NFKC').trim().toLowerCase()).digest();
