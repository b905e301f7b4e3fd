import { stillWorks } from '../../checks/still-works.ts';
import { storeDownLogin, storeDownLookup } from '../../checks/store-failure.ts';

stillWorks();
storeDownLookup({ points: 1 });
storeDownLogin();
