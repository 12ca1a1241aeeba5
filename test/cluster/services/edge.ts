import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isListening } from '../apiServer.ts';
import type { Identity } from '../certificates.ts';
import { findDebianProgram } from '../debianPrograms.ts';
import { Service } from '../service.ts';
import { type EdgeCertificates, edgeHosts } from './edgeCertificates.ts';
import { type ServicePorts, serviceNames } from './ports.ts';

export interface EdgeOptions {
  readonly folder: string;
  readonly ports: ServicePorts;
  readonly certificates: EdgeCertificates;
  readonly signal?: AbortSignal | undefined;
}

/** Where the configuration of the edge is, below the folder of the services. */
export function edgeConfigFile(folder: string): string {
  return join(folder, 'edge', 'nginx.conf');
}

/** An nginx that ends TLS in front of the six services, or nothing where nginx is not installed. */
export async function prepareEdge(options: EdgeOptions): Promise<Service[]> {
  const command = findDebianProgram('nginx');
  if (command === undefined) return [];
  const folder = join(options.folder, 'edge');
  await mkdir(folder, { mode: 0o700 });
  for (const [name, { certificate, key }] of Object.entries<Identity>({ ...options.certificates })) {
    await writeFile(join(folder, `${name}.crt`), certificate);
    await writeFile(join(folder, `${name}.key`), key, { mode: 0o600 });
  }
  const config = edgeConfigFile(options.folder);
  await writeFile(config, renderConfig(folder, options.ports));
  const program = { command, args: ['-p', folder, '-e', 'stderr', '-c', config], logFile: join(folder, 'nginx.log') };
  const isReady = () => isListening(options.ports.edgeHttps);
  return [new Service({ name: 'edge', program, isReady, signal: options.signal })];
}

function renderConfig(folder: string, ports: ServicePorts): string {
  const [gateway = 0] = ports.services;
  return `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr warn;
events { worker_connections 256; }
http {
  access_log off;
  server_tokens off;
  default_type application/json;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
  limit_req_zone $binary_remote_addr zone=api:1m rate=1000r/m;
  server {
    listen 127.0.0.1:${ports.edgeHttp};
    server_name ${edgeHosts.join(' ')};
    return 301 https://$host$request_uri;
  }
  server {
    listen 127.0.0.1:${ports.edgeHttps} ssl http2;
    server_name ${edgeHosts.join(' ')};
    ssl_certificate ${folder}/valid.crt;
    ssl_certificate_key ${folder}/valid.key;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_ciphers HIGH:!aNULL:!MD5;
    add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;
    location = /healthz { return 200 '{"status":"ok"}\\n'; }
${serviceNames.map((name, index) => `    location = /healthz/${name} { proxy_pass http://127.0.0.1:${ports.services[index]}/health; }`).join('\n')}
    location = /metrics { proxy_pass http://127.0.0.1:${gateway}/metrics/all; }
    location / {
      limit_req zone=api burst=100 nodelay;
      limit_req_status 429;
      proxy_pass http://127.0.0.1:${gateway};
    }
  }
}
`;
}
