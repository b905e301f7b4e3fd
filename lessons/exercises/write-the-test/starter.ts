import { logIn, revoke } from 'cloakroom';
import { expect, test } from 'vitest';

test('a revoked session is denied', async () => {
  const ada = await logIn('ada');
  await revoke('ada');

  const answer = await ada.ask();
  expect(answer.status).toBe(401);
});
