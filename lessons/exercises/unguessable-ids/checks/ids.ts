import { idNotLeaked } from '../../checks/discretion.ts';
import { parallelLogins } from '../../checks/identity.ts';
import { idsOfFullLength, idsUnique } from '../../checks/ids.ts';
import { denyAlteredId } from '../../checks/lookup.ts';

idsOfFullLength();
idsUnique();
denyAlteredId();
parallelLogins();
idNotLeaked();
