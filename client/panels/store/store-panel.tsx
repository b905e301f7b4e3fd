import type { StoreKey } from '#shared/world/world.ts';
import { useServerClock } from '../../timeline/timeline-provider.tsx';
import { useIsLive, useShownWorld } from '../../timeline/use-shown.ts';
import { HookShape } from './hook-shape.tsx';
import { HookTag } from './hook-tag.tsx';
import './store-panel.css';
import { splitKeys } from './split-keys.ts';

/** The rack: every key of the store at the shown instant, with its time left counting down while live. */
export function StorePanel() {
  const { keys, changed, at } = useShownWorld();
  const clock = useServerClock();
  const isLive = useIsLive();
  const now = isLive ? Math.max(clock, at) : at;
  const { sessions, others } = splitKeys([...keys.values()], now);
  const tag = (key: StoreKey) => (
    <HookTag key={key.key} entry={key} now={now} isChanged={changed.keys.includes(key.key)} />
  );

  return (
    <div className="rack" data-participant="store">
      <h2>The rack</h2>
      <p className="rack-note">
        {sessions.length === 0
          ? 'Every hook is empty: no session is alive.'
          : `${sessions.length} ${sessions.length === 1 ? 'session hangs' : 'sessions hang'} here.`}
      </p>
      <ul className="rack-rail">
        {sessions.map(tag)}
        {sessions.length === 0 && <EmptyHook />}
      </ul>
      {others.length > 0 && (
        <details className="rack-others">
          <summary>
            {others.length} other {others.length === 1 ? 'key' : 'keys'}
          </summary>
          <ul>{others.map(tag)}</ul>
        </details>
      )}
    </div>
  );
}

function EmptyHook() {
  return (
    <li className="hook" aria-hidden="true">
      <HookShape />
    </li>
  );
}
