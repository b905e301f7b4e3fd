import {
  cookieHttponly,
  cookieLifetime,
  cookiePlainHttp,
  cookieSamesite,
  cookieScope,
  cookieSecure,
} from '../../checks/cookie.ts';
import { cookieFlagsSteady, cookieKeepsFlags, ticketInNoOtherCookie } from '../../checks/cookie-flags.ts';

cookieHttponly();
cookieSamesite();
cookieSecure();
cookiePlainHttp();
cookieFlagsSteady();
cookieKeepsFlags();
ticketInNoOtherCookie();
cookieScope();
cookieLifetime();
