import { useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { sandboxIdSchema } from '#shared/api/sandbox-api.ts';
import { late } from '../late/late.tsx';
import { latePage } from '../late/late-page.tsx';
import { useFetchAhead } from '../late/use-fetch-ahead.ts';
import { LessonRoute } from '../lesson/lesson-route.tsx';
import { idleMs } from '../page/idle-time.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { fetchStatus } from '../requests/sandbox-api.ts';
import { MarkingProvider } from '../scene/marking-provider.tsx';
import { TimelineProvider, useTimeline } from '../timeline/timeline-provider.tsx';
import { sandboxSource } from '../timeline/trace-source.ts';
import { stayOpen } from './stay-open.ts';

const SandboxHome = latePage('this page', async () => (await import('./sandbox-home.tsx')).SandboxHome);

/** A lesson stands by then, in milliseconds; from each there is a way home. */
const FETCH_HOME_AFTER_MS = 3000;

const EmptiedPage = latePage('this page', async () => (await import('./emptied-page.tsx')).EmptiedPage);

// By themselves: of which files each consists would else come before the first lesson.
const OtherSandboxPages = latePage(
  'this page',
  async () => (await import('./other-sandbox-pages.tsx')).OtherSandboxPages,
);

const GuestBar = late({
  what: 'the way back to the room',
  load: async () => (await import('../guest/guest-bar.tsx')).GuestBar,
  meanwhile: (trouble) => trouble,
});

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

const keeps = (name: string): boolean => {
  try {
    return localStorage.getItem(`coat-check:${name}`) !== null;
  } catch {
    // A browser that keeps nothing has kept this neither.
    return false;
  }
};

function Pages({ id }: { id: string }) {
  useEffect(() => {
    const ms = idleMs();
    return ms === null ? undefined : stayOpen(ms, () => void fetchStatus(id));
  }, [id]);
  useEffect(() => {
    // A question for practice was left half-way here, perhaps: the settings that it borrowed are put back.
    if (keeps('borrowed-settings'))
      void import('../lesson/question/put-back.ts').then((it) => it.putBackIfLeft(id));
  }, [id]);
  useFetchAhead(SandboxHome, FETCH_HOME_AFTER_MS);
  // Where something was seen before the cloakroom was emptied, the page stays and says so itself.
  const isGone = useTimeline(
    (state) => state.matches({ line: 'emptied' }) && state.context.events.length === 0,
  );
  if (isGone) return <EmptiedPage />;
  return (
    <>
      {keeps('room') && <GuestBar id={id} />}
      <Switch>
        <Route path="/s/:id/lessons/:lesson/:step?">
          {({ lesson, step }) => <LessonRoute key={lesson} id={id} slug={lesson} step={step ?? null} />}
        </Route>
        <Route path="/s/:id">
          <SandboxHome id={id} />
        </Route>
        <Route path="/s/:id/lessons">
          <SandboxHome id={id} />
        </Route>
        <Route>
          <OtherSandboxPages id={id} />
        </Route>
      </Switch>
    </>
  );
}
