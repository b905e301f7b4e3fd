import type { IncomingMessage } from 'node:http';
import { register } from 'node:module';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { ExpressInstrumentation } from '@opentelemetry/instrumentation-express';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { RedisInstrumentation } from '@opentelemetry/instrumentation-redis';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { REPLY, REQUEST_BODY } from './spans.ts';

/**
 * Sets OpenTelemetry up for a site that wants to see its flows as ours are seen: statements in full and their replies,
 * the headers that matter, the bodies of requests (no instrumentation offers those of answers). All else is as the
 * packages have it, the size and the pace of the batches, too.
 *
 * Instrumentations change modules as these load, so whatever imports Express or Redis' client, the exporter included,
 * has to be imported after this: imported before, it works as ever and leaves no span.
 */
const hook = '@opentelemetry/instrumentation/hook.mjs';
register(hook, import.meta.url, { data: { include: ['express', 'redis', '@redis/client'] } });

registerInstrumentations({
  instrumentations: [
    new HttpInstrumentation({
      headersToSpanAttributes: {
        server: {
          requestHeaders: ['host', 'content-type', 'content-length', 'cookie', 'user-agent'],
          responseHeaders: ['content-type', 'content-length', 'cache-control', 'set-cookie'],
        },
      },
      applyCustomAttributesOnSpan: (span, request) => {
        const { body } = request as IncomingMessage & { body?: object };
        // Nobody wants a password in a trace: it is masked here as it is in ours.
        if (body) span.setAttribute(REQUEST_BODY, JSON.stringify({ ...body, password: '***' }));
      },
    }),
    new ExpressInstrumentation(),
    new RedisInstrumentation({
      dbStatementSerializer: (command, args) => [command, ...args].join(' '),
      responseHook: (span, _command, _args, reply) => span.setAttribute(REPLY, JSON.stringify(reply)),
    }),
  ],
});

const { keepNewestSpans } = await import('./keep-newest-spans.ts');
const exporter = await keepNewestSpans(process.env.REDIS_URL ?? '');
new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] }).register();
