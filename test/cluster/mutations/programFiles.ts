import type { DemoServices } from '../demoServices.ts';
import { monitoringFiles } from '../services/monitoring.ts';
import type { ProgramFile } from './files.ts';

/** One of Prometheus's own files. It reads all of them again before it answers. */
export function prometheusFile(name: 'prometheus' | 'rules'): ProgramFile {
  const path = (folder: string) => monitoringFiles(folder)[name];
  return { path, reload: (demo) => reload(demo.access.services.ports.prometheus) };
}

export const alertmanagerFile: ProgramFile = {
  path: (folder) => monitoringFiles(folder).alertmanager,
  reload: (demo: DemoServices) => reload(demo.access.services.ports.alertmanager),
};

async function reload(port: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/-/reload`, { method: 'POST' });
  if (!response.ok) throw new Error(`reloading failed: ${await response.text()}`);
}
