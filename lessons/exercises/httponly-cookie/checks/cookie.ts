import { cookieSamesite, cookieSecure } from '../../checks/cookie.ts';
import { idNotLeaked } from '../../checks/discretion.ts';

cookieSamesite();
cookieSecure();
idNotLeaked({ tier: 'core', points: 1 });
