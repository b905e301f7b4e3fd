import { nothingSecretStored, storeOneKey, storeTtl, ttlAtomic } from '../../checks/store.ts';

storeOneKey();
storeTtl();
ttlAtomic();
nothingSecretStored();
