// misses: catches-newest-only
import { advance, logIn, revoke, show, ttlSeconds } from 'cloakroom';
import { expect, test } from 'vitest';

test('sessions end when they should, and not before', async () => {
  const statuses: number[] = [];
  const note = async (asking: ReturnType<typeof show>) => void statuses.push((await asking).status);

  const ada = await logIn('ada');
  const grace = await logIn('grace');
  await note(ada.ask());
  await note(ada.ask({ at: 'B' }));
  await revoke('ada');
  await note(show(ada.ticket));
  await note(show(ada.ticket, { at: 'B' }));
  await note(grace.ask());
  await grace.logOut();
  await note(show(grace.ticket));

  const silent = await logIn('grace');
  const again = await logIn('ada');
  await advance(ttlSeconds - 30);
  await note(again.ask());
  await advance(60);
  await note(show(silent.ticket));

  expect(statuses).toEqual([200, 200, 401, 401, 200, 401, 200, 401]);
});
