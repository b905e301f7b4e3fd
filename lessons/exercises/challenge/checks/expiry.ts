import { expires, expiresAfterUse, livesUntilThen, touchRevivesNothing } from '../../checks/expiry.ts';

expires();
livesUntilThen();
expiresAfterUse();
touchRevivesNothing();
