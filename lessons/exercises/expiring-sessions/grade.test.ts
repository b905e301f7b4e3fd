import './checks/lifetime.ts';
import './checks/later-writes.ts';
import './checks/basics.ts';
