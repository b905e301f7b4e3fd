import assert from 'node:assert';
import * as buffer from 'node:buffer';
import events from 'node:events';
import * as querystring from 'node:querystring';
import * as cookie from 'cookie';
import cookieParser from 'cookie-parser';
import express from 'express';
import session from 'express-session';
import type { OfferedModules } from '#shared/grading/app/offered-names.ts';
import * as crypto from '../stand-ins/crypto/crypto.ts';
import * as url from '../stand-ins/url.ts';
import * as util from '../stand-ins/util.ts';

/** What stands for Node's modules, and packages, for a learner's file. */
export const modules: OfferedModules = {
  express,
  'express-session': session,
  cookie,
  'cookie-parser': cookieParser,
  assert,
  buffer,
  crypto,
  events,
  querystring,
  url,
  util,
};
