/**
 * What the page, and the grader for its learners' realms, tell the frame. One end of a channel to the new worker travels
 * with an order to start; what had the same id before is ended.
 */
export type FrameOrder =
  | { type: 'start'; id: string; part: 'learner' | 'grader' }
  | { type: 'end'; id: string };
