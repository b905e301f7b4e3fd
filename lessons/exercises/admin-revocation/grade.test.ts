import './checks/revocation.ts';
import './checks/who-may.ts';
import './checks/list.ts';
import './checks/basics.ts';
