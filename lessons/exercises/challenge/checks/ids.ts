import { idsLongEnough, idsUnique, idsUnpredictable } from '../../checks/ids.ts';

idsUnique();
idsLongEnough();
idsUnpredictable();
