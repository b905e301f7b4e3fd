import { hrefOf } from '../requests/base.ts';

// Addresses of the product's pages, as its router knows them; `hrefOf` tells a browser where they are.

export const homeOf = (sandboxId: string): string => `/s/${sandboxId}/`;

/** Where a sandbox's demo app lies, and its cookies hold. */
export const mountOf = (sandboxId: string): string => hrefOf(homeOf(sandboxId));

export const lessonOf = (sandboxId: string, lesson: string, step?: string): string =>
  `/s/${sandboxId}/lessons/${lesson}${step ? `/${step}` : ''}`;

/** A lesson's address without a sandbox, which opens it to each visitor in one of their own. */
export const doorOf = (lesson: string, step?: string): string =>
  `/lessons/${lesson}${step ? `/${step}` : ''}`;

/** A lesson for print. */
export const handoutOf = (lesson: string): string => `/lessons/${lesson}/handout`;

/** A lesson, and perhaps a step of it, in whatever sandbox. */
export type LessonPlace = { lesson: string; step?: string | undefined };

export const compareOf = (sandboxId: string): string => `/s/${sandboxId}/compare`;

export const stageOf = (sandboxId: string): string => `/s/${sandboxId}/stage`;

/** Where somebody presents from, on a screen of their own; with a lesson at hand, and a step of it. */
export const presenterOf = (sandboxId: string, place?: LessonPlace): string =>
  `/s/${sandboxId}/presenter${place ? `/${place.lesson}` : ''}${place?.step ? `/${place.step}` : ''}`;

/** Practice; a deck of it, and a question of that, if they are named. */
export const practiceOf = (sandboxId: string, deck?: string, question?: string): string =>
  `/s/${sandboxId}/practice${deck ? `/${deck}` : ''}${question ? `/${question}` : ''}`;

/** Practice, or a deck of it, in whatever sandbox. */
export const practiceDoorOf = (deck?: string): string => `/practice${deck ? `/${deck}` : ''}`;

/** The part of an address after the last step of a lesson. */
export const FINISHED = 'finished';

/** All shows, and one that is shipped. */
export const showsPage = '/shows';
export const showOf = (show: string): string => `/shows/${show}`;

/** Where somebody presents a shipped show from, on a screen of their own. */
export const showPresenterOf = (show: string): string => `/shows/${show}/presenter`;

/** What this tab has open: looked at, on the stage, and while it is made a show of. */
export const openedTracePage = '/trace';
export const openedStagePage = '/trace/stage';
export const openedPresenterPage = '/trace/presenter';
export const openedShowPage = '/trace/show';
