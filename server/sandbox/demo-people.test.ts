import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { demoPeople } from '#shared/sandbox/demo-people.ts';
import { people } from '../demo-app/people.ts';
import { createUsers } from '../demo-app/users.ts';

it('lists the people of the demo app, each once', () => {
  const named = demoPeople.map(({ id, username, role }) => ({ id, username, role }));
  expect(named.toSorted((one, other) => one.id - other.id)).toEqual(
    people.map(({ id, username, role }) => ({ id, username, role })),
  );
});

it.each(demoPeople)('tells the password by which the demo app knows $username', async (person) => {
  const { id, username, role, password } = person;
  expect(await createUsers(people).verify(username, password)).toEqual({ id, role });
  expect(await createUsers(people).verify(username, `${password}!`)).toBeNull();
});

it('tells what the README for authors tells', async () => {
  const readme = await readFile('lessons/README.md', 'utf8');
  for (const { username, password } of demoPeople)
    expect(readme).toContain(`\`${username}\` / \`${password}\``);
});
