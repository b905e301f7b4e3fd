import { cookieSamesite, cookieSecure } from '../../checks/cookie.ts';
import { cookieFlagsSteady } from '../../checks/cookie-flags.ts';
import { idNotLeaked } from '../../checks/discretion.ts';

cookieSamesite();
cookieSecure();
cookieFlagsSteady();
idNotLeaked({ tier: 'core', points: 1 });
