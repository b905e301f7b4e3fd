import { freshIdAtLogin, freshIdOverLiveOne, loginIgnoresOfferedId } from '../../checks/fixation.ts';

freshIdAtLogin();
freshIdOverLiveOne();
loginIgnoresOfferedId();
