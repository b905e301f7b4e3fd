import {
  identityFromStore,
  loginLeavesOthers,
  parallelLogins,
  roleFromStore,
  roleFromUsers,
  sessionsDoNotMix,
} from '../../checks/identity.ts';

roleFromStore();
roleFromUsers();
sessionsDoNotMix();
parallelLogins();
loginLeavesOthers();
identityFromStore();
