import { tokensOf } from '#shared/world/pockets.ts';
import { Who } from '../../diagram/who.tsx';
import { useShownWorld } from '../../timeline/use-shown.ts';
import { PocketView } from '../token/pocket-view.tsx';
import { CookieTicket } from './cookie-ticket.tsx';
import { DropNote } from './drop-note.tsx';
import './jar-panel.css';

/** Every actor's cookies at the shown instant, as ticket stubs, and tokens that are kept elsewhere. */
export function JarPanel() {
  const world = useShownWorld();
  const { jars, drops, changed } = world;
  if (jars.size === 0)
    return <p className="panel-empty">Nobody has come to the counter yet, so nobody has a ticket.</p>;
  return (
    <div className="jars">
      <h2 className="visually-hidden">Cookies</h2>
      {[...jars.values()].map(({ actor, cookies }) => (
        <section key={actor.id} data-participant={actor.kind} aria-label={`Cookies of ${actor.name}`}>
          <h3 className="panel-head">
            <Who kind={actor.kind} name={actor.name} />
          </h3>
          {cookies.length === 0 && tokensOf(world, actor.id).length === 0 && (
            <p className="jar-empty">Empty pockets: no cookie.</p>
          )}
          <ul>
            {cookies.map((cookie) => (
              <CookieTicket
                key={`${cookie.name} ${cookie.path}`}
                cookie={cookie}
                actor={actor}
                world={world}
                isChanged={changed.cookies.some(
                  (change) => change.actor === actor.id && change.name === cookie.name,
                )}
              />
            ))}
          </ul>
          <PocketView actor={actor} world={world} />
          <DropNote drop={drops.get(actor.id)} />
        </section>
      ))}
    </div>
  );
}
