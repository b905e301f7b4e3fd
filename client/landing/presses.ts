import type { Action } from '#shared/content/lesson.ts';

/** What one press of the button on the counter does, all of it for real. */
export type Press = { label: string; actions: readonly Action[]; says: string };

const thief = { kind: 'attacker', name: 'Thief' } as const;
const admin = { kind: 'admin', name: 'Admin' } as const;

/** A session, a theft and a revocation, in three presses. */
export const presses: readonly Press[] = [
  {
    label: 'Hand in the coat',
    actions: [{ type: 'log-in', label: 'Hand in the coat', username: 'ada', password: 'poetical-science' }],
    says: 'The coat stays. You hold its number, and nothing else.',
  },
  {
    label: 'Let a thief copy it',
    actions: [
      {
        type: 'device',
        label: 'Let a thief copy it',
        ...thief,
        route: 'GET /dashboard',
        takes: 'browser-ticket',
      },
    ],
    says: 'He shows the same number, and is served as Ada. A ticket says nothing about who holds it.',
  },
  {
    label: 'Take the coat away',
    actions: [
      {
        type: 'device',
        label: 'The admin comes',
        ...admin,
        route: 'POST /api/login',
        username: 'admin',
        password: 'secret',
      },
      {
        type: 'device',
        label: 'The coat is taken away',
        ...admin,
        route: 'POST /api/admin/users/2/revoke',
      },
      { type: 'device', label: 'The thief tries again', ...thief, route: 'GET /api/protected' },
      { type: 'request', label: 'And you', route: 'GET /api/protected' },
    ],
    says: 'One hook is bare, and both of you are turned away: no browser had to be told.',
  },
];
