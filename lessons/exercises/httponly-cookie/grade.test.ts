import './checks/script.ts';
import './checks/cookie.ts';
import './checks/renewal.ts';
import './checks/basics.ts';
