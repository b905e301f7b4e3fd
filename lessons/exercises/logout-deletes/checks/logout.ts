import {
  logoutAwaited,
  logoutClearsCookie,
  logoutDeletes,
  logoutDeletesAfterUse,
  logoutLeavesOthers,
  logoutPostOnly,
  logoutWithoutSession,
} from '../../checks/logout.ts';
import { storeDownLogout } from '../../checks/store-failure.ts';

logoutDeletes();
logoutDeletesAfterUse();
logoutAwaited();
logoutClearsCookie();
logoutLeavesOthers();
storeDownLogout();
logoutWithoutSession();
logoutPostOnly();
