import { loadShow } from '../content/load-shows.ts';
import { LateTrouble } from '../late/late-trouble.tsx';
import { useAsked } from '../late/use-asked.ts';
import { showOf, showPresenterOf, showsPage } from '../page/addresses.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { Page } from '../page/page.tsx';
import { ShowPlayer } from './show-player.tsx';
import { ShowPresenter } from './show-presenter.tsx';

type Props = {
  slug: string;
  /** Whether it is the presenter's own window, and not the stage. */
  isPresenter?: boolean;
  /** Whether a page of another site has it in a frame, which no window of ours hears. */
  isFramed?: boolean;
};

/** A shipped show, on the stage or in the presenter's window. */
export function ShippedShowPage({ slug, isPresenter = false, isFramed = false }: Props) {
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
  if (isPresenter) return <ShowPresenter show={show} trace={trace.events} stageAt={showOf(slug)} />;
  return (
    <ShowPlayer
      show={show}
      trace={trace.events}
      home={showsPage}
      presenterAt={isFramed ? null : showPresenterOf(slug)}
    />
  );
}
