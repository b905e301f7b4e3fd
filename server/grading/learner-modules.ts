import assert from 'node:assert';
import buffer from 'node:buffer';
import crypto from 'node:crypto';
import events from 'node:events';
import { createRequire } from 'node:module';
import querystring from 'node:querystring';
import url from 'node:url';
import util from 'node:util';
import type { OfferedModules } from '#shared/grading/app/offered-names.ts';

const require = createRequire(import.meta.url);

/** Node's own modules and packages for a learner's file. */
export function learnerModules(): OfferedModules {
  return {
    express: require('express'),
    'express-session': require('express-session'),
    cookie: require('cookie'),
    'cookie-parser': require('cookie-parser'),
    assert,
    buffer,
    crypto,
    events,
    querystring,
    url,
    util,
  };
}
