import { join } from 'node:path';
import type { Programs } from './build.ts';
import { Program } from './program.ts';

/** Where everything of one control plane is and listens. All files are readable by their owner alone. */
export interface ControlPlane {
  readonly programs: Programs;
  readonly folder: string;
  readonly kubeconfig: string;
  readonly ports: {
    readonly etcd: number;
    readonly etcdPeer: number;
    readonly apiServer: number;
    readonly kubelet: number;
  };
}

const localhost = '127.0.0.1';

export function startEtcd(plane: ControlPlane): Promise<Program> {
  const client = `http://${localhost}:${plane.ports.etcd}`;
  const peer = `http://${localhost}:${plane.ports.etcdPeer}`;
  return start(plane, 'etcd', [
    ...['--data-dir', join(plane.folder, 'etcd')],
    ...['--listen-client-urls', client, '--advertise-client-urls', client],
    ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer, '--initial-cluster', `default=${peer}`],
    // The data is thrown away with the cluster, so it need not survive a power failure.
    '--unsafe-no-fsync',
  ]);
}

export function startApiServer(plane: ControlPlane): Promise<Program> {
  return start(plane, 'kube-apiserver', [
    ...['--etcd-servers', `http://${localhost}:${plane.ports.etcd}`],
    ...['--secure-port', String(plane.ports.apiServer), '--bind-address', localhost, '--advertise-address', localhost],
    ...['--tls-cert-file', pki(plane, 'apiserver.crt'), '--tls-private-key-file', pki(plane, 'apiserver.key')],
    ...['--client-ca-file', pki(plane, 'ca.crt')],
    ...['--service-account-key-file', pki(plane, 'service-accounts.pub')],
    ...['--service-account-signing-key-file', pki(plane, 'service-accounts.key')],
    ...['--service-account-issuer', 'https://kubernetes.default.svc'],
    ...['--service-cluster-ip-range', '10.0.0.0/24', '--endpoint-reconciler-type', 'none'],
    ...['--authorization-mode', 'RBAC', '--allow-privileged'],
    ...['--kubelet-certificate-authority', pki(plane, 'ca.crt')],
    ...['--kubelet-client-certificate', pki(plane, 'kubelet.crt')],
    ...['--kubelet-client-key', pki(plane, 'kubelet.key')],
  ]);
}

export function startControllerManager(plane: ControlPlane): Promise<Program> {
  return start(plane, 'kube-controller-manager', [
    ...['--kubeconfig', plane.kubeconfig, '--leader-elect=false', '--secure-port', '0'],
    ...['--service-account-private-key-file', pki(plane, 'service-accounts.key')],
    ...['--root-ca-file', pki(plane, 'ca.crt')],
  ]);
}

export function startScheduler(plane: ControlPlane): Promise<Program> {
  return start(plane, 'kube-scheduler', [
    '--kubeconfig',
    plane.kubeconfig,
    '--leader-elect=false',
    '--secure-port',
    '0',
  ]);
}

/** The simulated kubelets of all nodes, with the configuration that `writeKwokConfig` wrote. */
export function startKwok(
  plane: ControlPlane,
  config: { file: string; env: Record<string, string> },
): Promise<Program> {
  const args = [
    ...['--config', config.file, '--kubeconfig', plane.kubeconfig, '--manage-all-nodes', '--cidr', '10.244.0.0/16'],
    // Without it kwok renews no leases, and the nodes turn NotReady after 50 s.
    ...['--node-lease-duration-seconds', '40'],
    ...['--node-ip', localhost, '--node-port', String(plane.ports.kubelet)],
    ...['--server-address', `${localhost}:${plane.ports.kubelet}`],
    ...['--tls-cert-file', pki(plane, 'kubelet.crt'), '--tls-private-key-file', pki(plane, 'kubelet.key')],
  ];
  return start(plane, 'kwok', args, config.env);
}

function start(plane: ControlPlane, name: string, args: string[], env?: Record<string, string>): Promise<Program> {
  const command = join(plane.programs.folder, name);
  const logFile = join(plane.folder, `${name}.log`);
  return Program.start({
    command,
    args,
    logFile,
    cwd: plane.folder,
    env: env ?? { HOME: plane.folder, PATH: '/usr/bin:/bin' },
  });
}

function pki(plane: ControlPlane, file: string): string {
  return join(plane.folder, 'pki', file);
}
