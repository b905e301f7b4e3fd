/** The session peer recorded by OpenTelemetry, which must be set up before what it records is loaded. */
import './record-spans.ts';

await import('./session-peer.ts');
