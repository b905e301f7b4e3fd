import { loadShow } from '../content/load-shows.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { useAsked } from '../late/use-asked.ts';
import { showsPage } from '../page/addresses.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { Page } from '../page/page.tsx';
import { ShowPlayer } from './show-player.tsx';

/** A shipped show on the stage. */
export function ShippedShowPage({ slug }: { slug: string }) {
  const asked = useAsked(loadShow, slug);
  if (asked.state === 'failed')
    return (
      <Page>
        <div className="lone">
          <LateTrouble what="the show" {...asked} />
        </div>
      </Page>
    );
  if (asked.state !== 'here') return <p role="status">Setting the stage …</p>;
  if (!asked.value)
    return <NotFoundPage what="There is no show of this name." to={{ href: showsPage, name: 'all shows' }} />;
  const { show, trace } = asked.value;
  return <ShowPlayer show={show} trace={trace.events} home={showsPage} />;
}
