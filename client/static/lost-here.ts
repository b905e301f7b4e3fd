/** Why there is no cloakroom at an address, where each lies in its visitor’s own browser. */
export const lostHeading = 'No such cloakroom here';
export const lostWhole =
  'This browser has no cloakroom of this address. It lies in the browser, or the private window, in which it was opened; or this site’s storage was cleared, and what happened in it is lost. Progress that was cleared with it is lost, too.';
