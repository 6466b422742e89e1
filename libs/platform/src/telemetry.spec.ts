import { describe, expect, it } from '@jest/globals';
import { readSettings, serviceSettings } from './config.js';
import { startTelemetry } from './telemetry.js';

describe('telemetry', () => {
  it.each([undefined, '', 'collector:4318', 'ftp://collector'])('does nothing without a collector: %s', async (OTEL_EXPORTER_OTLP_ENDPOINT) => {
    expect(await startTelemetry('booking', { OTEL_EXPORTER_OTLP_ENDPOINT })).toBeUndefined();
  });

  it.each(['collector:4318', 'ftp://collector'])('has a wrong address named among the settings: %s', (OTEL_EXPORTER_OTLP_ENDPOINT) => {
    const shape = { OTEL_EXPORTER_OTLP_ENDPOINT: serviceSettings.OTEL_EXPORTER_OTLP_ENDPOINT };
    expect(() => readSettings(shape, { OTEL_EXPORTER_OTLP_ENDPOINT })).toThrow('OTEL_EXPORTER_OTLP_ENDPOINT');
    expect(readSettings(shape, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' })).toBeTruthy();
  });

  it('ends within seconds where the collector does not answer', async () => {
    const telemetry = await startTelemetry('booking', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
    const began = performance.now();
    await telemetry!.stop();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
