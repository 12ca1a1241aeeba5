/**
 * The observations of checks as a person's shell script makes them, one command each. It goes to the demo's own ports, past
 * the cluster's port-forward that the checks take, which is to its advantage.
 */
import type { ObservationRequest, Sidecar } from '../src/core/check/sidecar/model.ts';
import { quoted } from '../src/core/check/fillShell.ts';
import type { DemoAccess } from '../test/cluster/demoFile.ts';
import { portForwardsTo } from '../test/cluster/services/ports.ts';

/** undefined for what no command line can do. */
export function shellCommand(request: ObservationRequest, sidecar: Sidecar, demo: DemoAccess): string | undefined {
  switch (request.kind) {
    case 'k8s':
      return kubectl(request.input);
    case 'sql': {
      const port = localPort(sidecar.connections[request.input.connection]?.via, demo);
      const { query } = request.input;
      return `PGPASSWORD=${demo.postgresPassword} psql -h 127.0.0.1 -p ${port} -U judgify_readonly -d judgify -Atc ${quoted(query)}`;
    }
    case 'redis': {
      const port = localPort(sidecar.connections[request.input.connection]?.via, demo);
      const words = request.input.command.map(quoted).join(' ');
      return `redis-cli -h 127.0.0.1 -p ${port} --no-auth-warning -a ${demo.services.redisPassword} ${words}`;
    }
    case 'prometheus':
      return `curl -sG --data-urlencode ${quoted(`query=${request.input.query}`)} http://127.0.0.1:${demo.services.ports.prometheus}/api/v1/query`;
    case 'http': {
      const { url, via, method, body, headers } = request.input;
      const { protocol, hostname, pathname, search, port: own } = new URL(url);
      const port = via === undefined ? own : String(localPort(via, demo));
      const named = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
      const data = body === undefined ? '' : `-d ${quoted(typeof body === 'string' ? body : JSON.stringify(body))}`;
      const place = `${protocol}//${hostname}:${port}${pathname}${search}`;
      return `curl -sk -X ${method} ${named.join(' ')} ${data} --resolve ${hostname}:${port}:127.0.0.1 ${quoted(place)}`;
    }
    case 'tls': {
      const { host, via, port: own, probeVersions = [] } = request.input;
      const port = via === undefined ? own : localPort(via, demo);
      const ask = `openssl s_client -connect 127.0.0.1:${port} -servername ${host}`;
      const options = { TLSv1: '-tls1', 'TLSv1.1': '-tls1_1', 'TLSv1.2': '-tls1_2', 'TLSv1.3': '-tls1_3' };
      return ['', ...probeVersions.map((version) => options[version])]
        .map((option) => `${ask} ${option} </dev/null`)
        .join('; ');
    }
    case 'tcp':
      return request.input.ports
        .map((port) => `timeout 3 bash -c ${quoted(`</dev/tcp/${request.input.host}/${port}`)}`)
        .join('; ');
    case 'exec':
      return request.input.argv === undefined ? request.input.script : request.input.argv.map(quoted).join(' ');
    case 'file':
      return `cat ${quoted(request.input.path)}`;
    case 'dns':
      return `getent hosts ${request.input.name}`;
    case 'manual':
      return undefined;
  }
}

type Via = Extract<ObservationRequest, { kind: 'http' }>['input']['via'];

/** Services stand for the pods of their name, as the manifests have it. */
function localPort(via: Via, demo: DemoAccess): number {
  if (via === undefined) return 0;
  const { namespace = demo.namespace, service, pod, port } = via.portForward;
  const name = pod ?? `${service ?? ''}-0`;
  const ways = portForwardsTo(demo.services.ports).filter((way) => way.namespace === namespace && way.port === port);
  return (ways.find((way) => way.pod === name) ?? ways[0])?.target ?? 0;
}

function kubectl(input: Extract<ObservationRequest, { kind: 'k8s' }>['input']): string {
  if ('raw' in input) return `kubectl get --raw ${quoted(input.raw)}`;
  if ('can' in input) {
    const { verb, resource, namespace, as } = input.can;
    return `kubectl auth can-i ${verb} ${resource}${namespace === undefined ? '' : ` -n ${namespace}`}${as === undefined ? '' : ` --as ${quoted(as)}`}`;
  }
  const { apiVersion, kind, name, namespace, allNamespaces, selector, fieldSelector } = input;
  const [group = '', version = ''] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  const type = group === '' ? kind : `${kind}.${version}.${group}`;
  const parts = [
    name === undefined ? '' : quoted(name),
    namespace === undefined ? '' : `-n ${namespace}`,
    allNamespaces === true ? '-A' : '',
    selector === undefined ? '' : `-l ${quoted(selector)}`,
    fieldSelector === undefined ? '' : `--field-selector ${quoted(fieldSelector)}`,
  ];
  return ['kubectl get', type, ...parts.filter((part) => part !== ''), '-o json'].join(' ');
}
