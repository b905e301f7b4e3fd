import type { ReactNode } from 'react';
import type { StoreKind } from '#shared/sandbox/settings.ts';
import { serverName } from '#shared/trace/server-name.ts';
import type { StoreKey } from '#shared/world/world.ts';
import { useServerClock } from '../../timeline/timeline-provider.tsx';
import { useIsLive, useShownWorld } from '../../timeline/use-shown.ts';
import { DeniedList } from './denied-list.tsx';
import { HookShape } from './hook-shape.tsx';
import { HookTag } from './hook-tag.tsx';
import './store-panel.css';
import { splitKeys } from './split-keys.ts';

/** The rack: every key of the store at the shown instant, with its time left counting down while live. */
export function StorePanel() {
  const { keys, changed, at, servers, settings } = useShownWorld();
  const clock = useServerClock();
  const isLive = useIsLive();
  const now = isLive ? Math.max(clock, at) : at;
  const inOrder = [...servers.values()].sort((a, b) => a.name.localeCompare(b.name));
  const own = inOrder.flatMap(({ name, memory, disk }) => [
    { store: 'memory' as const, name: `Memory of ${serverName(name)}`, entries: [...memory.values()] },
    { store: 'disk' as const, name: `Disk of ${serverName(name)}`, entries: [...disk.values()] },
  ]);
  // An empty rack is worth seeing while it is in use.
  const shown = own.filter(({ store, entries }) => entries.length > 0 || store === settings.sessionsIn);
  const { sessions, denials, refreshTokens, others } = splitKeys([...keys.values()], now);
  const tag = (key: StoreKey, store: StoreKind) => (
    <HookTag key={key.key} entry={key} store={store} now={now} isChanged={changed.keys.includes(key.key)} />
  );
  const inRedis = (key: StoreKey) => tag(key, 'redis');

  return (
    <div className="rack" data-participant="store">
      <p className="rack-timeout">
        {settings.timeout === 'idle'
          ? 'Idle timeout: every use starts a session’s time anew.'
          : 'Absolute timeout: a session’s time runs from its login, used or not.'}
      </p>
      {shown.map(({ name, store, entries }) => (
        <OwnRack key={name} name={name} store={store} entries={entries} tag={(key) => tag(key, store)} />
      ))}
      <h2>{shown.length > 0 ? 'The rack that all share' : 'The rack'}</h2>
      {!settings.storeUp && <p className="rack-shut">The store is down: nobody can get at these now.</p>}
      <p className="rack-note">
        {sessions.length === 0
          ? 'Every hook is empty: no session is alive.'
          : `${sessions.length} ${sessions.length === 1 ? 'session hangs' : 'sessions hang'} here.`}
      </p>
      <ul className="rack-rail">
        {sessions.map(inRedis)}
        {sessions.length === 0 && <EmptyHook />}
      </ul>
      {denials.length > 0 && (
        <section className="rack-tokens" aria-label="Denied tokens">
          <h3>The list of what is denied</h3>
          <p className="rack-note">Letters that were torn out. Each goes when it would have ended anyway.</p>
          <DeniedList denials={denials} now={now} />
        </section>
      )}
      {refreshTokens.length > 0 && (
        <section className="rack-tokens" aria-label="Refresh tokens">
          <h3>Refresh tokens, by their hashes</h3>
          <p className="rack-note">A session by another name: what is deleted here cannot be renewed.</p>
          <ul>{refreshTokens.map(inRedis)}</ul>
        </section>
      )}
      {others.length > 0 && (
        <details className="rack-others">
          <summary>
            {others.length} other {others.length === 1 ? 'key' : 'keys'}
          </summary>
          <ul>{others.map(inRedis)}</ul>
        </details>
      )}
    </div>
  );
}

type OwnRackProps = {
  name: string;
  store: 'memory' | 'disk';
  entries: readonly StoreKey[];
  tag: (key: StoreKey) => ReactNode;
};

/** What one server keeps for itself, where no other server sees it. */
function OwnRack({ name, store, entries, tag }: OwnRackProps) {
  const what = store === 'memory' ? 'a Map, a variable of that process' : 'one file, sessions.json';
  return (
    <section className="rack-own" aria-label={name} data-participant="server">
      <h2>{name}</h2>
      <p className="rack-note">
        {entries.length === 0
          ? 'Empty.'
          : `${entries.length} ${entries.length === 1 ? 'session hangs' : 'sessions hang'} here, and only here.`}{' '}
        In truth this rack is {what}.
      </p>
      <ul className="rack-rail">
        {entries.map(tag)}
        {entries.length === 0 && <EmptyHook />}
      </ul>
    </section>
  );
}

function EmptyHook() {
  return (
    <li className="hook" aria-hidden="true">
      <HookShape />
    </li>
  );
}
