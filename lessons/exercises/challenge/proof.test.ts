import { describe } from 'vitest';
import { proveChallenge } from './testing/prove.ts';

describe('the challenge’s grader, on ioredis-mock', () => proveChallenge(() => null));
