import { useRoute } from 'wouter';
import { OpenButton } from '../entrance/open-button.tsx';
import { idleTime } from '../page/idle-time.ts';
import { Page } from '../page/page.tsx';
import { useTitle } from '../page/use-title.ts';
import { BASE } from '../requests/base.ts';
import { isStatic } from '../static/is-static.ts';
import { lostHeading, lostWhole } from '../static/lost-here.ts';

/** The sandbox of this address is gone, or never was. A fresh one opens at the same lesson and step. */
export function EmptiedPage() {
  const [isLesson, params] = useRoute('/s/:id/lessons/:lesson/:step?');
  const [isStage] = useRoute('/s/:id/stage');
  const [isPresenter] = useRoute('/s/:id/presenter/*?');
  const heading = isStatic ? lostHeading : 'The cloakroom was emptied';
  useTitle(heading);
  return (
    <Page>
      <div className="lone">
        <div className="ticket">
          <p className="eyebrow">No such ticket</p>
          <h1>{heading}</h1>
          <p>
            {isStatic
              ? lostWhole
              : `This address belongs to no cloakroom that is open. They close after ${idleTime()} without a visitor, and when the house restarts. Your progress in the lessons is kept in this browser.`}
          </p>
          {(isStage || isPresenter) && (
            <p>
              Links to its stage and its presenter’s window ended with it: take a new one at the desk of the
              cloakroom that you present now.
            </p>
          )}
          <div className="actions-row">
            <OpenButton to={isLesson ? params : undefined}>Open a fresh one</OpenButton>
            <a href={BASE}>To the entrance</a>
          </div>
        </div>
      </div>
    </Page>
  );
}
