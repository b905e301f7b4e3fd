import './checks/planted.ts';
