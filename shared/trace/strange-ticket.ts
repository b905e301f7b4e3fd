/** Why a ticket was refused that has not the form of this site's, for whoever showed it. */
export const strangeTicketSays =
  'What was shown is no number of this site’s: it comes from another program on this machine, whose cookie is called session_id as well. Log in here, and this site’s own cookie goes first.';
