// Answers in place of the programs that the demo has not: Elasticsearch, Kibana and Grafana replay documented answers,
// and the six services of Judgify, which exist only as pods of the simulated cluster, have stand-ins.
// Usage: JWT_SECRET_KEY=… main.ts FOLDER PORTS, where FOLDER holds the JSON files and PORTS is a ServicePorts as JSON.
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { type ServicePorts, serviceNames } from '../ports.ts';
import type { Answer, Request } from './answer.ts';
import { judgifyService } from './judgifyServices.ts';
import { replayed, replayedProducts } from './replayed.ts';

const hourMs = 3_600_000;
const [folder = '', portsText = ''] = process.argv.slice(2);
const ports = JSON.parse(portsText) as ServicePorts;
const jwtSecret = process.env['JWT_SECRET_KEY'] ?? '';
// As if it had begun an hour ago: counters are never near zero.
const startedAt = new Date(Date.now() - hourMs);

for (const product of replayedProducts) listen(ports[product], product, replayed(product, folder));
for (const [index, name] of serviceNames.entries())
  listen(ports.services[index], name, judgifyService({ name, folder, jwtSecret, startedAt }));

function listen(port: number | undefined, name: string, answer: (request: Request) => Answer): void {
  const server = createServer((incoming, outgoing) => respond(outgoing, name, answer, toRequest(incoming)));
  server.listen(port, '127.0.0.1');
}

function toRequest(incoming: IncomingMessage): Request {
  const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
  const bearer = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1];
  return { method: incoming.method ?? 'GET', path: pathname, bearer };
}

/** Each answer says that it is not from the product, but from here. */
function respond(outgoing: ServerResponse, name: string, answer: (request: Request) => Answer, request: Request): void {
  try {
    const { status, body, contentType = 'application/json' } = answer(request);
    outgoing.writeHead(status, { 'content-type': contentType, server: `provebook-replay (${name})` }).end(body);
  } catch (error) {
    outgoing.writeHead(500, { server: `provebook-replay (${name})` }).end(String(error));
  }
}
