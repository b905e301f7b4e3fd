import type { Answer, Visitor } from '#shared/grading/check.ts';

/** Asks for the end of all sessions of one user; `body` is sent as JSON. */
export function revoke(visitor: Visitor, body: unknown): Promise<Answer> {
  return visitor.send({ method: 'POST', path: '/api/admin/revoke', json: body });
}

/** Fails the check where the revocation itself was refused: nothing can be said about what it did. */
export function mustSucceed(revocation: Answer): void {
  revocation.must(revocation.isSuccess, `The admin’s revocation was answered with ${revocation.status}.`);
}
