import { type ServiceName, serviceNames } from '../ports.ts';
import { type Answer, type Request, json } from './answer.ts';
import { type JudgifyState, readJudgifyState } from './judgifyState.ts';
import { renderMetrics } from './metrics.ts';
import { isValidToken, issueToken } from './tokens.ts';

const refreshSeconds = 7 * 86_400;
const metricsType = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * A stand-in for one of the six services: its health, its metrics and, for the gateway, tokens and one resource.
 *
 * @param folder with judgify.json.
 */
export function judgifyService(options: {
  readonly name: ServiceName;
  readonly folder: string;
  readonly jwtSecret: string;
  readonly startedAt: Date;
}): (request: Request) => Answer {
  const { name, folder, jwtSecret, startedAt } = options;
  return (request) => {
    const state = readJudgifyState(folder);
    const now = new Date();
    const age = (now.getTime() - startedAt.getTime()) / 1000;
    const metrics = answerMetrics(state, request, { name, age });
    if (metrics !== undefined) return metrics;
    if (name === 'api-gateway-service') return answerGateway(state, request, { jwtSecret, now });
    return json({ error: 'not found' }, 404);
  };
}

function answerMetrics(
  state: JudgifyState,
  { method, path }: Request,
  { name, age }: { name: ServiceName; age: number },
): Answer | undefined {
  const { isHealthy = false, hasMetrics = false } = state.services[name] ?? {};
  switch (`${method} ${path}`) {
    case 'GET /health':
      return json({ status: isHealthy ? 'ok' : 'unhealthy', service: name }, isHealthy ? 200 : 503);
    case 'GET /metrics':
      if (!hasMetrics) return json({ error: 'no metrics' }, 503);
      return { status: 200, body: renderMetrics(state, [name], age), contentType: metricsType };
    case 'GET /metrics/all':
      return { status: 200, body: renderMetrics(state, measured(state), age), contentType: metricsType };
    default:
      return undefined;
  }
}

/** What the edge shows is of all services together. */
function measured(state: JudgifyState): ServiceName[] {
  return serviceNames.filter((name) => state.services[name]?.hasMetrics === true);
}

function answerGateway(
  state: JudgifyState,
  { method, path, bearer }: Request,
  { jwtSecret, now }: { jwtSecret: string; now: Date },
): Answer {
  switch (`${method} ${path}`) {
    case 'POST /api/auth/token':
    case 'POST /api/auth/refresh':
      return json({
        access_token: issueToken(jwtSecret, state.tokenLifetimeSeconds, now),
        refresh_token: issueToken(jwtSecret, refreshSeconds, now),
        token_type: 'Bearer',
        expires_in: state.tokenLifetimeSeconds,
      });
    case 'GET /api/workflows':
      if (bearer === undefined || !isValidToken(bearer, jwtSecret, now)) return json({ error: 'unauthorized' }, 401);
      return json({ workflows: ['Temperature alarm', 'Defect detection', 'Order approval'] });
    default:
      return json({ error: 'not found' }, 404);
  }
}
