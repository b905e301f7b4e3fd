import {
  errorsGeneric,
  noStrayErrors,
  storeDownLogin,
  storeDownLogout,
  storeDownLookup,
  storeRecovers,
} from '../../checks/store-failure.ts';

storeDownLookup();
storeDownLogin();
storeDownLogout();
storeRecovers();
noStrayErrors();
errorsGeneric();
