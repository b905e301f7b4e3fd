import { loginAwaited } from '../../checks/login.ts';
import { logoutAwaited } from '../../checks/logout.ts';
import { storeOneKey, storeTtl } from '../../checks/store.ts';

storeOneKey({ points: 2 });
storeTtl({ points: 2 });
loginAwaited();
logoutAwaited();
