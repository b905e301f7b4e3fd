import {
  cookieAmongOthers,
  cookieLookalike,
  denyAlteredId,
  denyUnknownId,
  denyWildcards,
  denyWithoutCookie,
  lookupCookieOnly,
  protectedAnswersUser,
  unknownLeavesNoTrace,
} from '../../checks/lookup.ts';

protectedAnswersUser();
denyWithoutCookie();
denyUnknownId();
denyAlteredId();
denyWildcards();
cookieAmongOthers();
cookieLookalike();
lookupCookieOnly();
unknownLeavesNoTrace();
