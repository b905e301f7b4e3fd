/**
 * What is right in each question where a choice is written down and no run decides: how that answer begins. Written a second time, so that
 * an `x` that slips to another line is noticed.
 */
export const rightBy: Readonly<Record<string, string>> = {
  'why-at-once': 'Every request looks the session up',
  'password-changed': 'All her sessions have to end',
  'what-ends-fixation': 'The login makes a new number',
  'which-was-fixed': 'In a library somebody opens the site',
  'why-not-a-variable': 'All servers can ask it',
  'set-then-expire': 'The server stops in between',
  'across-servers': 'All of them look the number up in one place',
  'what-sticky-hides': 'When that server restarts',
  'a-copy-for-a-minute': 'A server that holds a copy may let her in',
  'script-behind-httponly': 'Act in your name',
  'what-httponly-saves-from': 'From somebody who is her elsewhere',
  'not-with-a-voucher': 'Take it back before its time is up',
  'which-wants-tokens': 'Thirty services of one firm',
  'where-it-learns': 'Of the session from the store',
  'read-without-a-key': 'Name, role and the end of its time',
};
