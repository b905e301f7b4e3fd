// fails: catches-nobody-let-in
// also: catches-unawaited, catches-cache, catches-copy, catches-cookie-only, catches-no-end, catches-early-end, catches-newest-only, catches-everybody-out
// because whoever expects nothing passes everybody.
import { logIn, revoke } from 'cloakroom';
import { test } from 'vitest';

test('a revoked session is denied', async () => {
  const ada = await logIn('ada');
  await ada.ask();
  await revoke('ada');
  const { status } = await ada.ask();
  return status === 401;
});
