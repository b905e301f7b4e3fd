import { Route, Switch } from 'wouter';
import { latePage } from '../late/late-page.tsx';
import { homeOf } from '../page/addresses.ts';
import { NotFoundPage } from '../page/not-found-page.tsx';
import { readRefusal } from './read-refusal.ts';
import { RefusedPage } from './refused-page.tsx';

const ComparePage = latePage(
  'this page',
  async () => (await import('../compare/compare-page.tsx')).ComparePage,
  'Fetching the two runs …',
);

const PracticePage = latePage(
  'this page',
  async () => (await import('../practice/practice-page.tsx')).PracticePage,
);

const StagePage = latePage(
  'the stage',
  async () => (await import('../stage/stage-page.tsx')).StagePage,
  'Setting the stage …',
);

const PresenterPage = latePage(
  'the presenter’s window',
  async () => (await import('../presenter/presenter-page.tsx')).PresenterPage,
);

/** All pages of a sandbox but its home and its lessons, each fetched when it is first shown; and what stands at an address of none. */
export function OtherSandboxPages({ id }: { id: string }) {
  const refusal = readRefusal();
  return (
    <Switch>
      <Route path="/s/:id/practice/:deck?">
        {({ deck }) => <PracticePage id={id} deck={deck ?? null} question={null} />}
      </Route>
      <Route path="/s/:id/practice/:deck/:question">
        {({ deck, question }) => <PracticePage id={id} deck={deck} question={question} />}
      </Route>
      <Route path="/s/:id/stage">
        <StagePage id={id} />
      </Route>
      <Route path="/s/:id/presenter/*?">{(named) => <PresenterPage id={id} rest={named['*'] ?? ''} />}</Route>
      <Route path="/s/:id/compare">
        <ComparePage id={id} />
      </Route>
      <Route>
        {refusal ? <RefusedPage id={id} refusal={refusal} /> : <NotFoundPage home={homeOf(id)} />}
      </Route>
    </Switch>
  );
}
