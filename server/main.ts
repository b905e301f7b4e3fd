import { isWildcard } from './addresses/known-origins.ts';
import { readConfig } from './config.ts';
import { createLogger } from './create-logger.ts';
import { explainFailure } from './explain-failure.ts';
import { startServer } from './start-server.ts';

try {
  const config = readConfig(process.env, process.argv.slice(2));
  const server = await startServer({
    ...config,
    logger: createLogger(config.logLevel),
    onWaitingForRedis: (reason) =>
      console.error(
        `Could not reach Redis at REDIS_URL: ${reason}. It is tried again until it answers; start it, or unset REDIS_URL to do without.`,
      ),
  });
  const open = config.publicUrl === null ? server.url : config.publicUrl.replace(/\/*$/, '/');
  console.log(`Coat Check is open: ${open}`);
  if (server.lanUrl !== null) {
    console.log(
      `It is open to your network, too: ${server.lanUrl} – everyone in this network who knows a sandbox’s address can use it.`,
    );
  }
  if (server.hostToken !== null && config.hostToken === null) {
    console.log(
      `What is open, for you alone as its host: ${open}host#${server.hostToken} – what follows the # is the token, for /metrics, too.`,
    );
  }
  if (config.host !== null && isWildcard(config.host)) {
    console.warn(
      'It listens on every network address of this machine, and answers to names set by PUBLIC_URL.',
    );
  }
  if (config.publicUrl?.startsWith('https:') && config.trustedProxies === 0) {
    console.warn(
      'PUBLIC_URL is https, which only a proxy in front can be, and TRUST_PROXY believes none: cookies go without Secure, and all visitors count as one address. Set TRUST_PROXY=1.',
    );
  }
  if (config.redisUrl === null) {
    console.log(
      'Sandboxes live in this process’s memory and go with it. Set REDIS_URL to keep them in Redis.',
    );
  }

  const close = async () => {
    console.log('Closing.');
    // A second signal, or a close that takes too long, ends at once.
    setTimeout(() => process.exit(0), 9000).unref();
    process.once('SIGINT', () => process.exit(0));
    await server.close();
    process.exit(0);
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
} catch (error) {
  console.error(explainFailure(error));
  process.exit(1);
}
