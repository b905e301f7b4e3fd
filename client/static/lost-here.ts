/** Why a cloakroom is not to be had any more, where each lies in its visitor’s own browser. */
export const lostHere = {
  /** Before anything of it was seen. */
  heading: 'No such cloakroom here',
  whole:
    'This browser has no cloakroom of this address. It lies in the browser, or the private window, in which it was opened; or this site’s storage was cleared, and what happened in it is lost. Progress that was cleared with it is lost, too.',
  /** Beneath what was seen of it last. */
  banner: 'This browser’s storage was cleared.',
  after:
    'What you see is the last that was heard of your cloakroom. What you had ticked off may be lost, too.',
};
