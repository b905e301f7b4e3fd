import { tellPlate } from '#shared/sandbox/tell-plate.ts';
import { useSettings } from '../controls/use-settings.ts';
import { late } from '../late/late.tsx';
import { isStatic } from '../static/is-static.ts';
import { useTimeline } from '../timeline/timeline-provider.tsx';
import { lastNumberOf } from '../timeline/timeline-view.ts';

// A picture of many parts: the way on can be read before it is fetched.
const StandingBand = late({
  what: 'the picture of the cloakroom',
  load: async () => (await import('../scene/standing-band.tsx')).StandingBand,
  meanwhile: (trouble) => trouble,
});

/** The cloakroom as it is at this moment, and that it is one's own. */
export function HouseNow({ id }: { id: string }) {
  const { settings } = useSettings(id);
  const count = useTimeline(({ context }) => lastNumberOf(context));
  // Of a trace that has not come yet nothing can be told.
  const isKnown = useTimeline((state) => count > 0 || !state.matches({ line: 'connecting' }));
  return (
    <section className="house-now" aria-label="As it is now">
      <div className="house-picture">
        <StandingBand />
      </div>
      {settings && <p className="house-plate">{tellPlate(settings).join(' · ')}</p>}
      <p>
        {isKnown &&
          (count === 0
            ? 'Nothing has happened here yet. '
            : `${count} ${count === 1 ? 'event' : 'events'} so far. `)}
        {isStatic
          ? 'It lies in this browser alone: its address opens nothing anywhere else.'
          : 'Whoever has this page’s address may come in, so you can open it on a second device, and nobody can guess it.'}
      </p>
    </section>
  );
}
