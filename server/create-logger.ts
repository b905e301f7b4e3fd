import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * The server's log. Of an error only its text is written: a Redis error carries its command, and with it session ids
 * and whole events (OWASP ASVS 5.0, 16.2.5).
 */
export function createLogger(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  return pino({ level, serializers: { err: toLogged } }, destination);
}

function toLogged(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack };
}
