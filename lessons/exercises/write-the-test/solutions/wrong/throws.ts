// fails: passes-plain
// also: passes-rolling, passes-other-answers, catches-nobody-let-in, catches-unawaited, catches-cache, catches-copy, catches-cookie-only, catches-no-end, catches-early-end, catches-newest-only, catches-everybody-out
// because whoever fails every server tells none apart.
import { logIn, revoke } from 'cloakroom';
import { expect, test } from 'vitest';

test('a revoked session is denied', async () => {
  const ada = await logIn('ada');
  await revoke('ada');
  const { status } = await (ada as unknown as { tries(): Promise<{ status: number }> }).tries();
  expect(status).toBe(401);
});
