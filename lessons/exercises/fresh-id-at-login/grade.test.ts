import './checks/planted.ts';
import './checks/basics.ts';
