import { expires, expiresAfterUse, livesUntilThen, touchRevivesNothing } from '../../checks/expiry.ts';
import { storeTtl, ttlAtomic } from '../../checks/store.ts';

storeTtl();
expires();
livesUntilThen();
expiresAfterUse();
ttlAtomic({ tier: 'core' });
touchRevivesNothing();
