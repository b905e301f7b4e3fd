/** How far a realm can be used. What it is asked overlaps, so that whether it is busy is no state but a list of calls. */
export type RealmLife =
  /** It has answered nothing yet, and may still be coming up. */
  | { is: 'starting' }
  | { is: 'running' }
  /** It answers, but a handler that never did may still be at work in it. */
  | { is: 'hung' }
  /** By a `LearnerFault`, or by what is no fault of the learner's. */
  | { is: 'lost'; fault: Error };

export type RealmNews =
  | { type: 'answered' }
  /** It has answered that a handler does not. */
  | { type: 'gave up' }
  | { type: 'lost'; fault: Error };

/** A realm never gets better, and the first thing that ended it is the reason that counts. */
export function nextLife(life: RealmLife, news: RealmNews): RealmLife {
  if (life.is === 'lost') return life;
  switch (news.type) {
    case 'answered':
      return life.is === 'starting' ? { is: 'running' } : life;
    case 'gave up':
      return { is: 'hung' };
    case 'lost':
      return { is: 'lost', fault: news.fault };
  }
}
