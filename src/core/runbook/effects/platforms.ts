/** Command lines of platforms whose verbs are short names of their own, which no rule for clouds can tell. */
import { verbs, type Verbs } from './verbs.ts';

export const platformVerbs: Readonly<Record<string, Verbs>> = {
  cf: verbs({
    read: `apps, a, app, services, s, service, service-keys, sk, service-key, env, e, logs, events, routes, r, domains, orgs, o, spaces,
      marketplace, m, buildpacks, quotas, stacks, security-groups, network-policies, tasks, revisions, deployments, org-users, space-users,
      version, help, plugins, oauth-token, get-health-check, ssh-enabled, check-route, droplets, packages`,
    local:
      'target, t, login, l, logout, lo, api, auth, config, install-plugin, uninstall-plugin, ssh-code, add-plugin-repo',
    unknown: 'ssh, curl, connect-to-service, run-task, rt',
    change: `push, p, start, st, restart, rs, restage, rg, scale, rename, create-service, cs, update-service, bind-service, bs, create-service-key,
      csk, create-user-provided-service, cups, update-user-provided-service, uups, map-route, create-route, set-env, se, share-service,
      create-space, create-org, set-space-role, set-org-role, bind-security-group, add-network-policy, enable-ssh, allow-space-ssh, rollback,
      continue-deployment, restart-app-instance, create-app-manifest, copy-source, set-health-check, upgrade-service`,
    destroy: `delete, d, delete-service, ds, delete-service-key, dsk, unbind-service, us, stop, sp, unmap-route, delete-route, delete-orphaned-routes,
      delete-space, delete-org, delete-user, purge-service-instance, unset-env, unset-space-role, unset-org-role, unshare-service,
      remove-network-policy, unbind-security-group, cancel-deployment, terminate-task, disable-ssh, delete-domain`,
  }),
};
