import { stillWorks } from '../../checks/still-works.ts';
import { storeOneKey } from '../../checks/store.ts';

storeOneKey({ points: 1 });
stillWorks();
