import { randomUUID } from 'node:crypto';
import type { ContainerLog } from './kwok.ts';

/** What each service of the demo says it did, in the order of one request passing through. */
const activities = {
  'api-gateway-service': ['request accepted', 'request answered'],
  'workflow-service': ['workflow loaded'],
  'judgment-service': ['judgment started', 'judgment finished'],
  'action-service': ['action carried out'],
  'logging-service': ['entries stored'],
  'dashboard-service': ['dashboard rendered'],
};
const requests = 20;
const minuteMs = 60_000;

/** Structured logs (one JSON object a line) of the last 20 minutes: the services share the correlation ids. */
export function createServiceLogs(now: Date): ContainerLog[] {
  const correlationIds = Array.from({ length: requests }, () => randomUUID());
  return Object.entries(activities).map(([service, messages]) => ({
    container: service,
    entries: correlationIds.flatMap((correlationId, index) =>
      messages.map((message, step) => {
        const time = new Date(now.getTime() - (requests - index) * minuteMs + step * 120);
        const fields = {
          timestamp: time.toISOString(),
          level: 'INFO',
          service,
          correlation_id: correlationId,
          message,
        };
        return { time, text: JSON.stringify(fields) };
      }),
    ),
  }));
}
