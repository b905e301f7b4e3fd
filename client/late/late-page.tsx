import type { ComponentType } from 'react';
import { Page } from '../page/page.tsx';
import { late } from './late.tsx';

/** A whole page that is fetched when it is first shown. */
export const latePage = <Props extends object>(
  what: string,
  load: () => Promise<ComponentType<Props>>,
  whileComing = 'One moment…',
) =>
  late<Props>({
    what,
    load,
    meanwhile: (trouble) =>
      trouble ? (
        <Page>
          <div className="lone">{trouble}</div>
        </Page>
      ) : (
        <p role="status">{whileComing}</p>
      ),
  });
