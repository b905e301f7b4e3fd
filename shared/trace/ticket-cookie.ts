/** The cookie that is a ticket. */
export const ticketCookie = 'session_id';
