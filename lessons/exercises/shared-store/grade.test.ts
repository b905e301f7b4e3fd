import './checks/two-servers.ts';
import './checks/store.ts';
import './checks/basics.ts';
