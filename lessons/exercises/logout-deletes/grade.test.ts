import './checks/logout.ts';
import './checks/devices.ts';
import './checks/basics.ts';
