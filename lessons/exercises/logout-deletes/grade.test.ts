import './checks/logout.ts';
import './checks/devices.ts';
