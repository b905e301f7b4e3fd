import { Page } from './page.tsx';
import { useTitle } from './use-title.ts';

/** An address that leads nowhere. */
export function NotFoundPage({
  what = 'There is no such page here.',
  home = '/',
}: {
  what?: string;
  home?: string;
}) {
  useTitle('Nothing on this hook');
  return (
    <Page home={home}>
      <div className="lone">
        <div className="ticket">
          <p className="eyebrow">404</p>
          <h1>Nothing hangs on this hook</h1>
          <p>{what} Perhaps a letter of the address got lost.</p>
          <div className="actions-row">
            <a className="button" data-tone="main" href={home}>
              {home === '/' ? 'To the entrance' : 'To your cloakroom'}
            </a>
          </div>
        </div>
      </div>
    </Page>
  );
}
