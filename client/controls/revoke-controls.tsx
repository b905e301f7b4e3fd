import type { DeviceRequest } from '#shared/api/sandbox-api.ts';
import { demoPasswordOf } from '#shared/sandbox/demo-people.ts';
import { sendFromNamed } from '../requests/controls-api.ts';
import { useLatestWorld } from '../timeline/use-played.ts';
import { ReportView } from './report-view.tsx';
import { useControl } from './use-control.ts';
import { isAdminIn, whoIsIn } from './who-is-in.ts';

/** The one whom the lessons play, too. */
const admin = { kind: 'admin', name: 'Admin' } as const;

const login: DeviceRequest = {
  method: 'POST',
  path: '/api/login',
  json: { username: 'admin', password: demoPasswordOf('admin') },
};

/** Ends all sessions of somebody, by an admin whom the server plays: whoever presses keeps their own session. */
export function RevokeControls({ sandboxId }: { sandboxId: string }) {
  const world = useLatestWorld();
  const { run, busy, report, isOff } = useControl();
  const people = whoIsIn(world);
  if (people.length === 0)
    return <p className="controls-says">Nobody is in, so there is nothing to revoke.</p>;
  const send = (request: DeviceRequest) => () => sendFromNamed(sandboxId, admin, request);
  const revoke = async (id: number, name: string) => {
    if (!isAdminIn(world, admin.name)) {
      const answer = await run(name, send(login));
      if (!answer?.ok) return;
    }
    await run(name, send({ method: 'POST', path: `/api/admin/users/${id}/revoke` }), ({ status }) =>
      status === 200
        ? `All that ${name} had is revoked.`
        : `Could not revoke: the server answered ${status}. Let the Admin log in below, and try again.`,
    );
  };
  return (
    <>
      <div className="controls-buttons">
        {people.map(({ person: { id, username }, count }) => (
          <button
            key={id}
            type="button"
            className="button controls-button"
            aria-disabled={isOff}
            onClick={() => revoke(id, username)}
          >
            {busy === username
              ? 'Revoking…'
              : `Revoke all of ${username}’s: ${count === 1 ? '1 session' : `${count} sessions`}`}
          </button>
        ))}
      </div>
      <ReportView report={report} />
    </>
  );
}
