import './checks/copy.ts';
import './checks/ids.ts';
