import './checks/renewal.ts';
import './checks/dead-ones.ts';
import './checks/cookie.ts';
import './checks/basics.ts';
