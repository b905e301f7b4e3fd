/**
 * What this site does against each attack, as far as there is a choice. The first of `sound` is what it does unless it is
 * told otherwise; each of `broken` is a mistake that is found in the wild.
 */
export const defences = {
  // Cookie theft by script: what runs in the page cannot read an HttpOnly cookie.
  httpOnly: { sound: ['on'], broken: ['off'] },
  // Cross-site request forgery: another site's form is sent without a Lax cookie.
  sameSite: { sound: ['lax'], broken: ['none', 'absent'] },
  // Eavesdropping: over https the browser never sends a Secure cookie in the clear. From plain http it does not even keep one.
  secure: { sound: ['over-https'], broken: ['never', 'always'] },
  // Immortal sessions: the store itself ends them, so many seconds after the login, after the last use, or both.
  timeout: { sound: ['absolute', 'idle', 'both'], broken: ['none'] },
  // Guessing ids: 128 bits from the system's secure generator (OWASP ASVS 5.0, 7.2.3).
  ids: { sound: ['random'], broken: ['counted', 'jumbled'] },
  // Session fixation: a login gets an id that nobody could know before (OWASP ASVS 5.0, 7.2.4).
  idAtLogin: { sound: ['fresh'], broken: ['keeps-live', 'keeps-any'] },
  // Planted ids: what the store does not know is nobody's, and does not become a session by being asked for.
  unknownId: { sound: ['refused'], broken: ['adopted'] },
  // Sessions that survive logout: the store forgets, not the browser alone.
  logout: { sound: ['deletes'], broken: ['clears-cookie', 'clears-other-path'] },
  // Logout by a foreign page: a GET could be caused by a mere link or image.
  logoutBy: { sound: ['post'], broken: ['get-too'] },
  // Outdated rights: whoever was thrown out, or knew the old password, is out (OWASP ASVS 5.0, 7.4.2 and 7.4.3).
  accountChange: { sound: ['ends-sessions'], broken: ['keeps-sessions'] },
} as const;

type Defences = typeof defences;

/** One choice for each defence. */
export type SessionPolicy = {
  readonly [Name in keyof Defences]: Defences[Name]['sound'][number] | Defences[Name]['broken'][number];
};

export const soundPolicy: SessionPolicy = {
  httpOnly: defences.httpOnly.sound[0],
  sameSite: defences.sameSite.sound[0],
  secure: defences.secure.sound[0],
  timeout: defences.timeout.sound[0],
  ids: defences.ids.sound[0],
  idAtLogin: defences.idAtLogin.sound[0],
  unknownId: defences.unknownId.sound[0],
  logout: defences.logout.sound[0],
  logoutBy: defences.logoutBy.sound[0],
  accountChange: defences.accountChange.sound[0],
};
