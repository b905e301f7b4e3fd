import { cookieIsNobody } from '../../checks/carried-user.ts';
import {
  cookieAmongOthers,
  cookieLookalike,
  denyAlteredId,
  denyUnknownId,
  denyWildcards,
  denyWithoutCookie,
  lookupAwaited,
  lookupCookieOnly,
  protectedAnswersUser,
  unknownLeavesNoTrace,
  unknownNotAdopted,
} from '../../checks/lookup.ts';

protectedAnswersUser();
denyWithoutCookie();
denyUnknownId();
denyAlteredId();
denyWildcards();
cookieAmongOthers();
cookieLookalike();
lookupCookieOnly();
cookieIsNobody();
unknownNotAdopted();
unknownLeavesNoTrace();
lookupAwaited();
