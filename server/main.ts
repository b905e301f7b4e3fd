import { isWildcard } from './addresses/known-origins.ts';
import { readConfig } from './config.ts';
import { createLogger } from './create-logger.ts';
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
  console.log(`Coat Check is open: ${config.publicUrl ?? server.url}`);
  if (server.lanUrl !== null) {
    console.log(
      `It is open to your network, too: ${server.lanUrl} – everyone in this network who knows a sandbox’s address can use it.`,
    );
  }
  if (config.host !== null && isWildcard(config.host)) {
    console.warn(
      'It listens on every network address of this machine, and answers to names set by PUBLIC_URL.',
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
  console.error(explain(error));
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    const port = Number(error.port);
    return `Could not open port ${port}: another program uses it. Choose another, for example PORT=${port + 1} npm start.`;
  }
  if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
    return 'Could not open the port: this account may not use it. Choose one above 1023, for example PORT=4444.';
  }
  return error instanceof Error && error.message.startsWith('Could not')
    ? error.message
    : `Could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
