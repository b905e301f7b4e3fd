import {
  identityFromStore,
  loginLeavesOthers,
  oddNames,
  parallelLogins,
  roleFromStore,
  roleFromUsers,
  sessionsDoNotMix,
} from '../../checks/identity.ts';

roleFromStore();
roleFromUsers();
oddNames();
sessionsDoNotMix();
parallelLogins();
loginLeavesOthers();
identityFromStore();
