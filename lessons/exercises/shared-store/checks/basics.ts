import { lookupAwaited } from '../../checks/lookup.ts';
import { stillWorks } from '../../checks/still-works.ts';
import { storeDownLogin, storeDownLookup } from '../../checks/store-failure.ts';

stillWorks();
storeDownLookup({ tier: 'core', points: 1 });
storeDownLogin({ tier: 'core' });
lookupAwaited();
