// fails: catches-nobody-let-in
// also: catches-unawaited, catches-cache, catches-copy, catches-cookie-only, catches-no-end, catches-early-end, catches-newest-only, catches-everybody-out
// because whoever expects nothing passes everybody.
import { logIn, revoke } from 'cloakroom';
import { expect, test } from 'vitest';

test('a revoked session is denied', () => {
  logIn('ada').then(async (ada) => {
    await revoke('ada');
    expect((await ada.ask()).status).toBe(401);
  });
});
