import {
  cookieHttponly,
  cookieLifetime,
  cookiePlainHttp,
  cookieSamesite,
  cookieScope,
  cookieSecure,
} from '../../checks/cookie.ts';

cookieHttponly();
cookieSamesite();
cookieSecure();
cookiePlainHttp();
cookieScope();
cookieLifetime();
