import { useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { sandboxIdSchema } from '#shared/api/sandbox-api.ts';
import { latePage } from '../late/late-page.tsx';
import { LessonRoute } from '../lesson/lesson-route.tsx';
import { homeOf } from '../page/addresses.ts';
import { idleMs } from '../page/idle-time.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { fetchStatus } from '../requests/sandbox-api.ts';
import { MarkingProvider } from '../scene/marking-provider.tsx';
import { TimelineProvider, useTimeline } from '../timeline/timeline-provider.tsx';
import { sandboxSource } from '../timeline/trace-source.ts';
import { EmptiedPage } from './emptied-page.tsx';
import { SandboxHome } from './sandbox-home.tsx';
import { stayOpen } from './stay-open.ts';

const ComparePage = latePage(
  'this page',
  async () => (await import('../compare/compare-page.tsx')).ComparePage,
  'Fetching the two runs …',
);

const StagePage = latePage(
  'the stage',
  async () => (await import('../stage/stage-page.tsx')).StagePage,
  'Setting the stage …',
);

/** All pages of one sandbox, over one timeline. */
export function SandboxRoutes({ id }: { id: string }) {
  if (!sandboxIdSchema.safeParse(id).success) {
    return <NotFoundPage what="No cloakroom ever had this address." />;
  }
  return (
    <TimelineProvider source={sandboxSource(id)}>
      <MarkingProvider>
        <Pages id={id} />
      </MarkingProvider>
    </TimelineProvider>
  );
}

function Pages({ id }: { id: string }) {
  useEffect(() => {
    const ms = idleMs();
    return ms === null ? undefined : stayOpen(ms, () => void fetchStatus(id));
  }, [id]);
  // Where something was seen before the cloakroom was emptied, the page stays and says so itself.
  const isGone = useTimeline(
    (state) => state.matches({ line: 'emptied' }) && state.context.events.length === 0,
  );
  if (isGone) return <EmptiedPage />;
  return (
    <Switch>
      <Route path="/s/:id/lessons/:lesson/:step?">
        {({ lesson, step }) => <LessonRoute key={lesson} id={id} slug={lesson} step={step ?? null} />}
      </Route>
      <Route path="/s/:id/stage">
        <StagePage id={id} />
      </Route>
      <Route path="/s/:id/compare">
        <ComparePage id={id} />
      </Route>
      <Route path="/s/:id">
        <SandboxHome id={id} />
      </Route>
      <Route path="/s/:id/lessons">
        <SandboxHome id={id} />
      </Route>
      <Route>
        <NotFoundPage home={homeOf(id)} />
      </Route>
    </Switch>
  );
}
