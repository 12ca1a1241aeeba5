import type { ServiceName } from '../ports.ts';
import type { JudgifyState, Stream } from './judgifyState.ts';

/** All samples of one name. */
interface Family {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly samples: readonly string[];
}

/**
 * What services measure, in Prometheus's text format. Counters are rates times an age, so they need no memory, and with
 * fractions, so that a rate is exact after two looks.
 *
 * @param ageSeconds since the services began to count.
 */
export function renderMetrics(state: JudgifyState, services: readonly ServiceName[], ageSeconds: number): string {
  const families = new Map<string, Family>();
  for (const family of services.flatMap((service) => measure(state, service, ageSeconds))) {
    const samples = [...(families.get(family.name)?.samples ?? []), ...family.samples];
    families.set(family.name, { ...family, samples });
  }
  return [...families.values()].map(renderFamily).join('');
}

function renderFamily({ name, type, help, samples }: Family): string {
  return [`# HELP ${name} ${help}.`, `# TYPE ${name} ${type}`, ...samples, ''].join('\n');
}

function measure(state: JudgifyState, service: ServiceName, age: number): Family[] {
  const { cpu = 0, memory = 0 } = state.services[service] ?? {};
  const gauge = (name: string, help: string, value: number): Family => {
    return { name, type: 'gauge', help, samples: [`${name}{service="${service}"} ${value}`] };
  };
  return [
    counter('http_requests_total', 'Requests answered', {
      [`service="${service}",status="200"`]: done(state.requests, age),
      [`service="${service}",status="500"`]: failed(state.requests, age),
    }),
    histogram('http_request_duration_seconds', 'Time to answer', { stream: state.requests, service, age }),
    gauge('judgify_cpu_utilization_ratio', 'Part of the CPU limit in use', cpu),
    gauge('judgify_memory_utilization_ratio', 'Part of the memory limit in use', memory),
    gauge('database_up', 'Whether the database answers', Number(state.isDatabaseConnected)),
    gauge('redis_up', 'Whether Redis answers', Number(state.isRedisConnected)),
    ...(service === 'judgment-service' ? measureJudgments(state.judgments, service, age) : []),
    ...(service === 'dashboard-service' ? measureDashboards(state.dashboards, service, age) : []),
  ];
}

function measureJudgments(stream: Stream, service: ServiceName, age: number): Family[] {
  return [
    counter('judgment_executions_total', 'Judgments executed', {
      [`service="${service}",result="success"`]: done(stream, age),
      [`service="${service}",result="failure"`]: failed(stream, age),
    }),
    histogram('judgment_duration_seconds', 'Time of a judgment', { stream, service, age }),
  ];
}

function measureDashboards(stream: Stream, service: ServiceName, age: number): Family[] {
  return [
    counter('dashboards_created_total', 'Dashboards created', { [`service="${service}"`]: done(stream, age) }),
    histogram('dashboard_creation_duration_seconds', 'Time to create a dashboard', { stream, service, age }),
  ];
}

function done({ perSecond, badRatio }: Stream, age: number): number {
  return perSecond * age * (1 - badRatio);
}

function failed({ perSecond, badRatio }: Stream, age: number): number {
  return perSecond * age * badRatio;
}

function counter(name: string, help: string, values: Readonly<Record<string, number>>): Family {
  const samples = Object.entries(values).map(([labels, value]) => `${name}{${labels}} ${value}`);
  return { name, type: 'counter', help, samples };
}

function histogram(
  name: string,
  help: string,
  { stream, service, age }: { readonly stream: Stream; readonly service: ServiceName; readonly age: number },
): Family {
  const count = stream.perSecond * age;
  const bounds = Object.entries(stream.withinSeconds).sort(([one], [other]) => Number(one) - Number(other));
  let [seconds, before] = [0, 0];
  for (const [bound, part] of bounds) {
    seconds += (part - before) * Number(bound);
    before = part;
  }
  const label = `service="${service}"`;
  const samples = [
    ...bounds.map(([bound, part]) => `${name}_bucket{${label},le="${bound}"} ${count * part}`),
    `${name}_bucket{${label},le="+Inf"} ${count}`,
    `${name}_sum{${label}} ${count * seconds}`,
    `${name}_count{${label}} ${count}`,
  ];
  return { name, type: 'histogram', help, samples };
}
