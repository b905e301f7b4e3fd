import {
  logoutAwaited,
  logoutClearsCookie,
  logoutDeletes,
  logoutDeletesAfterUse,
  logoutLeavesOthers,
  logoutPostOnly,
  logoutWithoutSession,
} from '../../checks/logout.ts';

logoutDeletes();
logoutDeletesAfterUse();
logoutAwaited();
logoutClearsCookie();
logoutLeavesOthers();
logoutWithoutSession();
logoutPostOnly();
