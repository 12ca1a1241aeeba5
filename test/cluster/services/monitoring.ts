import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { findDebianProgram } from '../debianPrograms.ts';
import { Service } from '../service.ts';
import { type ServicePorts, serviceNames } from './ports.ts';

export interface MonitoringOptions {
  readonly folder: string;
  readonly ports: ServicePorts;
  readonly signal?: AbortSignal | undefined;
}

/** The files that Prometheus and Alertmanager read again when they are asked to, below the folder of the services. */
export function monitoringFiles(folder: string): { prometheus: string; rules: string; alertmanager: string } {
  return {
    prometheus: join(folder, 'prometheus', 'prometheus.yaml'),
    rules: join(folder, 'prometheus', 'rules.yaml'),
    alertmanager: join(folder, 'alertmanager', 'alertmanager.yaml'),
  };
}

/** A Prometheus that watches the six services, or nothing where it is not installed. */
export async function preparePrometheus({ folder, ports, signal }: MonitoringOptions): Promise<Service[]> {
  const command = findDebianProgram('prometheus');
  if (command === undefined) return [];
  const files = monitoringFiles(folder);
  const own = join(folder, 'prometheus');
  await mkdir(own, { mode: 0o700 });
  await writeFile(files.prometheus, renderConfig(ports));
  await copyFile(join(import.meta.dirname, 'rules.yaml'), files.rules);
  const args = [
    ...[`--config.file=${files.prometheus}`, `--storage.tsdb.path=${join(own, 'data')}`],
    ...[`--web.listen-address=127.0.0.1:${ports.prometheus}`, '--log.level=warn'],
    // For tests: reading the configuration again, and forgetting what was measured while something was broken.
    ...['--web.enable-lifecycle', '--web.enable-admin-api'],
  ];
  const program = { command, args, logFile: join(own, 'prometheus.log'), cwd: own };
  const isReady = () => isHealthy(ports.prometheus);
  return [new Service({ name: 'prometheus', program, isReady, signal })];
}

/** An Alertmanager that Prometheus reports to, or nothing where it is not installed. */
export async function prepareAlertmanager({ folder, ports, signal }: MonitoringOptions): Promise<Service[]> {
  const command = findDebianProgram('alertmanager');
  if (command === undefined) return [];
  const file = monitoringFiles(folder).alertmanager;
  const own = join(folder, 'alertmanager');
  await mkdir(own, { mode: 0o700 });
  await copyFile(join(import.meta.dirname, 'alertmanager.yaml'), file);
  const args = [
    ...[`--config.file=${file}`, `--storage.path=${join(own, 'data')}`],
    ...[`--web.listen-address=127.0.0.1:${ports.alertmanager}`, '--log.level=warn'],
    // It has no peers to look for.
    '--cluster.listen-address=',
  ];
  const program = { command, args, logFile: join(own, 'alertmanager.log'), cwd: own };
  const isReady = () => isHealthy(ports.alertmanager);
  return [new Service({ name: 'alertmanager', program, isReady, signal })];
}

/** Often, so that a query over the last minutes has something to work on soon after the start or a change. */
function renderConfig(ports: ServicePorts): string {
  const address = (port: number) => `127.0.0.1:${port}`;
  return stringify({
    global: { scrape_interval: '500ms', scrape_timeout: '500ms', evaluation_interval: '500ms' },
    rule_files: ['rules.yaml'],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [address(ports.alertmanager)] }] }] },
    scrape_configs: [
      {
        job_name: 'judgify',
        // The services name themselves; only "up" has the name from here.
        honor_labels: true,
        static_configs: ports.services.map((port, index) => ({
          targets: [address(port)],
          labels: { service: serviceNames[index] },
        })),
      },
      { job_name: 'prometheus', static_configs: [{ targets: [address(ports.prometheus)] }] },
      { job_name: 'alertmanager', static_configs: [{ targets: [address(ports.alertmanager)] }] },
    ],
  });
}

async function isHealthy(port: number): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${port}/-/ready`, { signal: AbortSignal.timeout(2_000) })).ok;
}
