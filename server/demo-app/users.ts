import { type Password, readPassword, toPasswordHash, verifyPassword } from './password.ts';

/** `passwordHash` as `toPasswordHash` writes it. */
export type Person = { id: number; role: string; username: string; passwordHash: string };

export type Account = { id: number; role: string; username: string; isBlocked: boolean };

/** What an admin may change of an account. */
export type AccountChange = { role: string } | { password: string } | { isBlocked: boolean };

/** What has been changed of an account since. */
export type ChangedAccount = { role?: string; passwordHash?: string; isBlocked?: boolean };

export type Users = {
  /** Who it is; null for a wrong name as well as for a wrong password, and for whoever is blocked. */
  verify(username: string, password: string): Promise<{ id: number; role: string } | null>;
  /** Every account. A site with many asks its database for a page of them. */
  list?(): readonly Account[];
  change?(id: number, change: AccountChange): Promise<void>;
};

/** Where changes of accounts are kept. */
export type AccountChanges = {
  of(id: number): ChangedAccount;
  save(id: number, change: ChangedAccount): Promise<void>;
};

/**
 * People who can prove who they are with a password.
 * Throws for an empty list, or for a stored hash that does not have its form.
 */
export function createUsers(
  people: readonly Person[],
  changes: AccountChanges = createChanges(),
): Required<Users> {
  const byName = new Map(
    people.map((person) => [person.username, { ...person, password: readPassword(person.passwordHash) }]),
  );
  const [anybody] = byName.values();
  if (!anybody) throw new Error('Could not set up users: the list is empty. Add at least one person.');
  const decoy = anybody.password;

  const passwordOf = (person: { id: number; password: Password }): Password => {
    const { passwordHash } = changes.of(person.id);
    return passwordHash === undefined ? person.password : readPassword(passwordHash);
  };

  return {
    async verify(username, password) {
      const person = byName.get(username);
      // Guessing names by the clock: a name that nobody has costs one scrypt too, so both refusals take equally long.
      const matches = await verifyPassword(password, person ? passwordOf(person) : decoy);
      if (!person || !matches) return null;
      const { role = person.role, isBlocked = false } = changes.of(person.id);
      return isBlocked ? null : { id: person.id, role };
    },
    list: () =>
      people.map(({ id, username, role }) => ({
        id,
        username,
        role,
        isBlocked: false,
        ...toShown(changes.of(id)),
      })),
    async change(id, change) {
      const kept = 'password' in change ? { passwordHash: await toPasswordHash(change.password) } : change;
      await changes.save(id, kept);
    },
  };
}

const toShown = ({ passwordHash: _, ...shown }: ChangedAccount) => shown;

/** Changes that last as long as this process. */
function createChanges(): AccountChanges {
  const changes = new Map<number, ChangedAccount>();
  return {
    of: (id) => changes.get(id) ?? {},
    async save(id, change) {
      changes.set(id, { ...changes.get(id), ...change });
    },
  };
}
