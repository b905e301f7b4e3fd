import './checks/right-servers.ts';
import './checks/revocation.ts';
import './checks/expiry.ts';
import './checks/fairness.ts';
