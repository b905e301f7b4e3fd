import { Route, Switch } from 'wouter';
import { latePage } from './late/late-page.tsx';
import { NotFoundPage } from './page/not-found-page.tsx';

const TracePage = latePage('this page', async () => (await import('./open-trace/trace-page.tsx')).TracePage);
const OpenedStagePage = latePage(
  'the stage',
  async () => (await import('./show/opened-stage-page.tsx')).OpenedStagePage,
);
const ShowEditorPage = latePage(
  'this page',
  async () => (await import('./show/show-editor-page.tsx')).ShowEditorPage,
);
const ShowListPage = latePage(
  'the shows',
  async () => (await import('./show/show-list-page.tsx')).ShowListPage,
);
const ShippedShowPage = latePage(
  'the show',
  async () => (await import('./show/shipped-show-page.tsx')).ShippedShowPage,
);
const LessonDoor = latePage('the lesson', async () => (await import('./lesson/lesson-door.tsx')).LessonDoor);
const PracticeDoor = latePage(
  'this page',
  async () => (await import('./practice/practice-door.tsx')).PracticeDoor,
);
const HandoutRoute = latePage(
  'the handout',
  async () => (await import('./handout/handout-route.tsx')).HandoutRoute,
);
const HandoutListPage = latePage(
  'the handouts',
  async () => (await import('./handout/handout-list-page.tsx')).HandoutListPage,
);
const ExerciseListPage = latePage(
  'the exercises',
  async () => (await import('./exercise/exercise-list-page.tsx')).ExerciseListPage,
);
const ExerciseRoute = latePage(
  'the exercise',
  async () => (await import('./exercise/exercise-route.tsx')).ExerciseRoute,
);
const ProgressRoute = latePage(
  'what you have done',
  async () => (await import('./progress/progress-route.tsx')).ProgressRoute,
);
const HostPage = latePage('this page', async () => (await import('./hosting/host-page.tsx')).HostPage);

const RoomPage = latePage('the room', async () => (await import('./guest/room-page.tsx')).RoomPage);
const EmbeddedLesson = latePage(
  'this page',
  async () => (await import('./embed/embedded-lesson.tsx')).EmbeddedLesson,
);
const EmbeddedShow = latePage(
  'the show',
  async () => (await import('./embed/embedded-show.tsx')).EmbeddedShow,
);

/** All pages but the entrance and those of a sandbox, each fetched when it is first shown; and what stands at an address of none. */
export function OtherPages() {
  return (
    <Switch>
      <Route path="/trace">
        <TracePage />
      </Route>
      <Route path="/trace/stage">
        <OpenedStagePage />
      </Route>
      <Route path="/trace/presenter">
        <OpenedStagePage isPresenter />
      </Route>
      <Route path="/trace/show">
        <ShowEditorPage />
      </Route>
      <Route path="/shows">
        <ShowListPage />
      </Route>
      <Route path="/shows/:show">{({ show }) => <ShippedShowPage key={show} slug={show} />}</Route>
      <Route path="/shows/:show/presenter">
        {({ show }) => <ShippedShowPage key={show} slug={show} isPresenter />}
      </Route>
      <Route path="/handouts">
        <HandoutListPage />
      </Route>
      <Route path="/lessons/:lesson/handout">
        {({ lesson }) => <HandoutRoute key={lesson} slug={lesson} />}
      </Route>
      <Route path="/lessons/:lesson/:step?">
        {({ lesson, step }) => <LessonDoor key={`${lesson}/${step}`} slug={lesson} step={step ?? null} />}
      </Route>
      <Route path="/practice/:deck?">{({ deck }) => <PracticeDoor key={deck} deck={deck ?? null} />}</Route>
      <Route path="/exercises">
        <ExerciseListPage />
      </Route>
      <Route path="/exercises/:id">{({ id }) => <ExerciseRoute key={id} id={id} />}</Route>
      <Route path="/progress">
        <ProgressRoute />
      </Route>
      <Route path="/embed/lessons/:lesson">{({ lesson }) => <EmbeddedLesson slug={lesson} />}</Route>
      <Route path="/embed/shows/:show">{({ show }) => <EmbeddedShow slug={show} />}</Route>
      <Route path="/host">
        <HostPage />
      </Route>
      <Route path="/r/:code?">{({ code }) => <RoomPage typed={code ?? ''} />}</Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
