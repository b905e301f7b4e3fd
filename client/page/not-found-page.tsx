import { hrefOf } from '../requests/base.ts';
import { Page } from './page.tsx';
import { useTitle } from './use-title.ts';

const heading = 'Nothing hangs on this hook';

type Props = {
  what?: string;
  home?: string;
  /** Where to go on, if not home. */
  to?: { href: string; name: string };
};

/** An address that leads nowhere. */
export function NotFoundPage({
  what = 'There is no such page here.',
  home = '/',
  to = { href: home, name: home === '/' ? 'the entrance' : 'your cloakroom' },
}: Props) {
  useTitle(heading);
  return (
    <Page home={home}>
      <div className="lone">
        <div className="ticket">
          <p className="eyebrow">404</p>
          <h1>{heading}</h1>
          <p>{what} Perhaps a letter of the address got lost.</p>
          <div className="actions-row">
            <a className="button" data-tone="main" href={hrefOf(to.href)}>
              To {to.name}
            </a>
          </div>
        </div>
      </div>
    </Page>
  );
}
