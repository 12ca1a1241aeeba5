/** kubectl and the tools around a Kubernetes cluster. */
import { verbs, type Verbs } from './verbs.ts';

const kubectl = verbs({
  read: `get, describe, logs, top, explain, api-resources, api-versions, version, cluster-info, diff, events, wait, kustomize,
    completion, options, help, port-forward, proxy, rollout status, rollout history, auth can-i, auth whoami, config view,
    config get-contexts, config current-context, config get-clusters, config get-users, certificate list, plugin list,
    plugin, set -h, adm top, adm must-gather, adm inspect, adm node-logs, adm release info, adm policy who-can,
    status, projects, whoami, get-token, image info, policy can-i, alpha events, cnpg status, cnpg logs, cnpg report, apply view-last-applied, process,
    argo rollouts get, argo rollouts list, argo rollouts status, argo rollouts lint, argo rollouts version, neat, tree, view-secret, view-cert,
    who-can, access-matrix, resource-capacity, score, popeye`,
  // The user's own kubeconfig: the run has a copy of its own, which this does not touch.
  local: `config use-context, config use, config set-context, config set-cluster, config set-credentials, config set,
    config unset, config delete-context, config delete-cluster, config delete-user, config rename-context, project, login,
    logout, ctx, ns, extract, krew install, krew update, krew upgrade`,
  // What a person types in the session decides.
  unknown: 'attach, debug, exec, rsh, config',
  change: `apply, create, run, expose, set, edit, scale, autoscale, label, annotate, patch, replace, cordon, uncordon, taint,
    certificate, rollout, auth reconcile, new-app, new-project, start-build, cancel-build, import-image, tag, idle,
    secrets link, rollback, adm, policy, cnpg, minio, rook-ceph, argo rollouts`,
  destroy: 'delete, drain, adm drain, adm prune, cnpg destroy, adm policy remove-cluster-role-from-user',
});

const helm = verbs({
  read: `list, ls, get, status, history, hist, show, inspect, search, template, lint, version, env, diff, verify, completion,
    dependency list, dep list, repo list, plugin list, secrets view, help`,
  local: `repo add, repo update, repo remove, repo index, repo, dependency, dep, pull, fetch, package, create, plugin, registry,
    secrets decrypt, secrets encrypt, secrets edit`,
  change: 'install, upgrade, rollback, push, test',
  destroy: 'uninstall, delete, del',
});

export const kubernetesVerbs: Readonly<Record<string, Verbs>> = {
  kubectl,
  helm,
  helmfile: verbs({
    read: 'diff, list, lint, template, status, build, show-dag, version, write-values',
    local: 'deps, repos, fetch, init, cache',
    change: 'apply, sync, test',
    destroy: 'destroy, delete',
  }),
  flux: verbs({
    read: 'get, logs, check, diff, tree, trace, stats, events, version, export, build, debug',
    change: 'create, reconcile, suspend, resume, bootstrap, install, push, tag',
    destroy: 'delete, uninstall',
  }),
  argocd: verbs({
    read: `version, app get, app list, app history, app diff, app logs, app manifests, app resources, app wait, cluster list,
      cluster get, repo list, repo get, proj list, proj get, account list, account get, context`,
    local: 'login, logout, relogin',
    change: `app sync, app create, app set, app patch, app rollback, app refresh, app unset, cluster add, repo add, proj create,
      account update-password, app actions run, app edit`,
    destroy: 'app delete, app delete-resource, app terminate-op, cluster rm, repo rm, proj delete',
  }),
  velero: verbs({
    read: 'backup get, backup describe, backup logs, restore get, restore describe, restore logs, schedule get, get, describe, version',
    local: 'backup download',
    change: 'backup create, restore create, schedule create, create, install, schedule pause',
    destroy: 'backup delete, restore delete, schedule delete, delete, uninstall',
  }),
  istioctl: verbs({
    read: 'analyze, proxy-status, ps, proxy-config, pc, version, verify-install, describe, experimental describe, x describe, manifest generate',
    change: 'install, upgrade, tag set, apply, waypoint apply',
    destroy: 'uninstall, tag remove, waypoint delete',
  }),
  linkerd: verbs({
    read: 'check, version, viz stat, viz edges, stat, edges, install, upgrade, inject, diagnostics, identity',
  }),
  cmctl: verbs({
    read: 'status, check, inspect, version',
    change: 'renew, approve, deny, create, upgrade',
    destroy: 'x uninstall',
  }),
  cilium: verbs({
    read: 'status, version, sysdump, config view, endpoint list, endpoint get, bpf, service list, monitor, health status, policy get, node list, encrypt status, identity list',
    change:
      'install, upgrade, connectivity test, hubble enable, hubble disable, clustermesh enable, clustermesh connect, config set, endpoint config',
    destroy: 'uninstall, endpoint disconnect',
  }),
  kubeadm: verbs({
    read: 'version, config view, config print, certs check-expiration, token list, upgrade plan, config images list',
    change:
      'init, join, upgrade apply, upgrade node, certs renew, token create, config migrate, config images pull, certs generate-csr',
    destroy: 'reset, token delete',
  }),
  kops: verbs({
    read: 'get, validate, version, toolbox dump, describe',
    local: 'export',
    change: 'create, edit, replace, update, rolling-update, upgrade, apply',
    destroy: 'delete',
  }),
  kind: verbs({ read: 'get, version', local: 'create, delete, load, build, export' }),
  minikube: verbs({
    read: 'status, ip, version, profile list, service list, logs',
    local: 'start, stop, delete, addons, image, config, profile',
  }),
  vagrant: verbs({
    read: 'status, global-status, version, port, ssh-config, validate, box list, box outdated, plugin list, snapshot list',
    local: 'halt, suspend, resume, init, box add, box update, plugin install, snapshot save, snapshot push',
    destroy: 'destroy, box remove, box prune, snapshot delete, snapshot restore, snapshot pop',
    // The Vagrantfile is a program, and provisions with others.
    unknown: 'up, reload, provision, ssh, winrm, upload, push',
  }),
  k3d: verbs({
    read: 'cluster list, node list, version',
    local: 'cluster create, cluster delete, cluster start, cluster stop, image import',
  }),
  eksctl: verbs({
    read: 'get, version, info, utils describe-stacks',
    local: 'utils write-kubeconfig',
    change: 'create, upgrade, scale, enable, utils, associate, update, set',
    destroy: 'delete, drain, unset, disassociate',
  }),
  etcdutl: verbs({
    read: 'snapshot status, hashkv, version, help',
    local: 'snapshot restore, backup',
    change: 'defrag, migrate',
  }),
  etcdctl: verbs({
    read: `get, member list, endpoint health, endpoint status, endpoint hashkv, alarm list, version, snapshot status,
      watch, user list, role list, auth status`,
    local: 'snapshot save, snapshot restore',
    change:
      'put, check perf, check datascale, compact, compaction, defrag, member add, member update, member promote, move-leader, alarm disarm, user, role, auth, lease',
    destroy: 'del, member remove, lease revoke',
  }),
  ceph: verbs({
    read: `status, -s, -w, health, df, osd tree, osd status, osd df, osd dump, osd stat, osd perf, osd pool ls, osd pool stats,
      osd pool get, osd ls, osd find, osd metadata, osd ok-to-stop, osd safe-to-destroy, osd blocklist ls, osd crush rule ls, osd crush dump,
      osd crush rule dump, osd crush tree, mon stat, mon dump, mgr stat, mgr dump, mgr module ls, mgr services, mds stat, fs ls, fs status, fs dump,
      fs subvolumegroup ls, fs subvolume ls, pg stat, pg dump, pg dump_stuck, pg ls, pg query, pg map, version, versions, auth ls, auth list, auth get,
      auth get-key, crash ls, crash info, log last, quorum_status, config get, config dump, config show, config-key get,
      config-key ls, orch ls, orch ps, orch status, orch device ls, orch host ls, balancer status, progress, features, fsid, device ls,
      dashboard get-grafana-api-url, time-sync-status, report, node ls, mgr count-metadata, osd utilization, osd count-metadata, osd blocked-by,
      nfs cluster ls, nfs export ls, rbd task list, osd getmaxosd, osd lspools, config diff, perf dump, perf schema,
      dump_historic_ops, dump_ops_in_flight, dump_blocked_ops, dump_mempools, ops, session ls, mon_status, heap stats, bluefs stats, help`,
    change: `config set, config rm, config-key set, osd set, osd unset, osd reweight, osd crush, osd in, osd pool set, osd pool create,
      osd pool application, osd unset-group, osd set-group, auth add, auth caps, auth get-or-create, mgr module enable, mgr module disable,
      mgr fail, mon enable-msgr2, health mute, health unmute, pg repair, pg scrub, pg deep-scrub, osd scrub, osd deep-scrub, osd repair, fs set, fs new,
      crash archive, crash archive-all, balancer, orch apply, orch restart, orch daemon, dashboard, mds fail, osd primary-affinity, osd pool rename,
      fs subvolumegroup create, fs subvolume create, osd blocklist add, osd blocklist rm, osd require-osd-release, orch host add, telemetry`,
    destroy: `osd out, osd down, osd rm, osd purge, osd destroy, osd lost, osd pool delete, osd pool rm, osd crush remove, osd crush rm, auth del, auth rm,
      mon remove, mon rm, fs rm, fs fail, fs subvolume rm, fs subvolumegroup rm, config-key rm, orch rm, orch host rm, osd force-create-pg, orch osd rm`,
  }),
  rbd: verbs({
    read: 'ls, list, info, status, du, snap ls, snap list, showmapped, device list, mirror pool status, mirror image status, mirror pool info, trash ls, diff, children, lock ls, watch, perf image iostat',
    change:
      'create, resize, map, unmap, snap create, snap protect, snap unprotect, clone, copy, cp, flatten, import, mirror, rename, trash restore, feature, lock add, export, bench, image-meta, device',
    destroy:
      'rm, remove, snap rm, snap purge, snap remove, snap rollback, trash rm, trash purge, trash mv, lock rm, lock remove, sparsify',
  }),
  rados: verbs({
    read: 'df, lspools, ls, stat, listomapkeys, listomapvals, get',
    change: 'put, create, setomapval, bench, mkpool',
    destroy: 'rm, rmpool, purge, rmomapkey, clearomap',
  }),
  'radosgw-admin': verbs({
    read: `user list, user info, user stats, bucket list, bucket stats, metadata list, metadata get, sync status, realm list, realm get,
      zonegroup list, zonegroup get, zone list, zone get, period get, period list, usage show, lc list, gc list, quota get`,
    change: `user create, user modify, subuser create, key create, quota set, quota enable, quota disable, bucket link, bucket unlink, period update,
      period pull, realm create, realm pull, realm default, zone create, zone modify, zone default, zonegroup create, zonegroup modify, zonegroup default, caps add,
      user enable, user suspend, bucket reshard, zonegroup add, lc process, gc process, metadata put, zonegroup rename, zone rename`,
    destroy:
      'user rm, bucket rm, object rm, subuser rm, key rm, realm rm, realm delete, zone rm, zone delete, zonegroup rm, zonegroup remove, zonegroup delete, period delete, metadata rm, caps rm, usage trim',
  }),
};
