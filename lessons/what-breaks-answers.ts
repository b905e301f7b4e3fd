/** A setting under which a question's run comes to another answer, and to which; null for none of those offered. */
type Broken = { settings: Readonly<Record<string, string>>; comesTo: string | null };

/**
 * For each question whose answer a run decides, a setting that breaks what it is about. Were the answer a key, it would stay
 * the same.
 */
export const brokenBy: Readonly<Record<string, Broken>> = {
  'phone-after-revocation': { settings: { 'sessions-in': 'memory' }, comesTo: 'c' },
  'logout-in-order': { settings: { logout: 'clears-cookie' }, comesTo: null },
  'cookie-cleared-only': { settings: { logout: 'deletes' }, comesTo: 'a' },
  'one-of-two-devices': { settings: { logout: 'clears-other-path' }, comesTo: 'd' },
  'revocation-in-order': { settings: { 'sessions-in': 'memory' }, comesTo: null },
  'fixation-in-order': { settings: { 'id-at-login': 'fresh' }, comesTo: null },
  'jar-after-fixation': { settings: { 'id-at-login': 'keeps-live' }, comesTo: 'a' },
  'number-made-up': { settings: { 'unknown-id': 'adopted' }, comesTo: 'b' },
  'memory-and-a-restart': { settings: { 'sessions-in': 'redis' }, comesTo: 'a' },
  'store-out-of-reach': { settings: { 'sessions-in': 'memory' }, comesTo: 'c' },
  'no-lifetime': { settings: { timeout: 'absolute' }, comesTo: 'b' },
  'expiry-in-order': { settings: { timeout: 'none' }, comesTo: null },
  'absolute-or-idle': { settings: { timeout: 'idle' }, comesTo: 'a' },
  'two-memories': { settings: { 'sessions-in': 'redis' }, comesTo: 'a' },
  'two-servers-in-order': { settings: { 'sessions-in': 'memory' }, comesTo: null },
  'own-disks': { settings: { 'sessions-in': 'redis' }, comesTo: 'b' },
  'counted-tickets': { settings: { ids: 'random' }, comesTo: 'a' },
  'no-httponly': { settings: { 'http-only': 'on' }, comesTo: 'a' },
  'one-number-less': { settings: { ids: 'counted' }, comesTo: 'a' },
  'role-rewritten': { settings: { 'token-check': 'decodes-only' }, comesTo: 'a' },
  'names-its-own-check': { settings: { 'token-check': 'verifies' }, comesTo: 'a' },
  'check-in-order': { settings: { 'token-check': 'decodes-only' }, comesTo: null },
  'both-with-the-store-down': { settings: { denylist: 'on' }, comesTo: 'd' },
  'copy-after-logout': { settings: { denylist: 'on' }, comesTo: 'b' },
  'next-with-a-denylist': { settings: { denylist: 'off' }, comesTo: 'a' },
  'six-minutes-later': { settings: { 'token-check': 'decodes-only' }, comesTo: 'a' },
};
