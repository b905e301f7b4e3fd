import './checks/copy.ts';
import './checks/ids.ts';
import './checks/basics.ts';
