/** Version control, infrastructure as code, configuration management and package tools. */
import { verbs, type Verbs } from './verbs.ts';

const terraform = verbs({
  read: `plan, show, output, validate, version, providers, graph, state list, state show, state pull, workspace list,
    workspace show, get, console, metadata`,
  local: 'init, fmt, workspace select, login, logout',
  change: `apply, import, taint, untaint, refresh, state mv, state push, state replace-provider, workspace new, test, run-all,
    state, workspace`,
  destroy: 'destroy, state rm, workspace delete, force-unlock, run-all destroy',
});

export const deliveryVerbs: Readonly<Record<string, Verbs>> = {
  git: verbs({
    read: `status, log, diff, show, fetch, grep, blame, describe, rev-parse, rev-list, ls-files, ls-remote, ls-tree, cat-file,
      shortlog, whatchanged, reflog, stash list, stash show, remote -v, remote show, remote get-url, remote, branch, tag -l, tag --list, config --get,
      config --list, config -l, config --get-all, clean -n, clean --dry-run, notes show, fsck, bisect log, worktree list, submodule status, merge-base, name-rev, version, help, check-ignore, for-each-ref`,
    local: `clone, add, commit, pull, merge, rebase, checkout, switch, tag, cherry-pick, stash, am, apply, mv, restore, submodule,
      init, revert, config, remote add, remote set-url, remote rename, remote remove, remote rm, bisect, worktree, lfs, format-patch, archive,
      bundle, sparse-checkout, branch -m, branch -M, branch --set-upstream-to, branch -u, update-index, update-ref`,
    change: 'push, send-email',
    // They run what they are given.
    unknown: 'submodule foreach, bisect run, rebase --exec, rebase -x',
    destroy:
      'reset, clean, rm, gc, branch -d, branch -D, branch --delete, stash drop, stash clear, filter-branch, filter-repo, reflog expire, reflog delete, push --delete, tag -d, tag --delete, worktree remove',
  }),
  gh: verbs({
    read: `pr view, pr list, pr status, pr checks, pr diff, issue view, issue list, issue status, run view, run list, run watch,
      repo view, repo list, release view, release list, workflow list, workflow view, auth status, search, status, gist view, gist list, cache list,
      secret list, variable list, label list, api -h, browse, ruleset list`,
    local:
      'repo clone, pr checkout, release download, run download, auth login, auth logout, auth token, auth refresh, auth setup-git, alias, config, extension, gist clone',
    change: `pr create, pr merge, pr review, pr comment, pr edit, pr ready, pr close, pr reopen, issue create, issue comment,
      issue edit, issue close, issue reopen, issue transfer, run rerun, workflow run, workflow enable, workflow disable, release create, release upload,
      release edit, repo create, repo edit, repo fork, repo sync, secret set, variable set, label create, gist create, issue pin`,
    destroy:
      'run cancel, run delete, release delete, repo delete, secret delete, variable delete, issue delete, label delete, gist delete, repo archive, cache delete',
  }),
  glab: verbs({
    read: `mr list, mr view, mr diff, mr issues, issue list, issue view, ci list, ci get, ci status, ci trace, ci lint, repo view, repo list, release list,
      release view, auth status, variable list, variable get, pipeline list, pipeline status`,
    local: 'repo clone, mr checkout, auth login, release download, ci artifact, config, alias',
    change: `mr create, mr merge, mr approve, mr revoke, mr rebase, mr note, mr update, mr close, mr reopen, issue create, issue note, issue update, issue close,
      issue reopen, ci run, ci retry, ci trigger, pipeline run, release create, release upload, variable set, variable update, repo create, repo fork`,
    destroy:
      'mr delete, issue delete, ci cancel, ci delete, pipeline delete, release delete, variable delete, repo delete',
  }),
  terraform,
  terragrunt: terraform,
  pulumi: verbs({
    read: 'preview, stack ls, stack output, stack export, stack history, stack, whoami, version, config get, logs, about',
    local: 'login, logout, stack select, new',
    change: 'up, update, refresh, import, config set, stack init, stack import, stack rename',
    destroy: 'destroy, stack rm, cancel, state delete, config rm',
  }),
  packer: verbs({ read: 'validate, inspect, version, fmt', local: 'init', change: 'build' }),
  vault: verbs({
    read: `status, read, list, kv get, kv list, kv metadata get, token lookup, policy read, policy list, secrets list, auth list,
      audit list, lease lookup, operator raft list-peers, operator members, version, print, operator key-status, path-help, operator raft autopilot state`,
    local: 'login, operator raft snapshot save',
    change: `write, patch, kv put, kv patch, kv rollback, kv undelete, policy write, secrets enable, secrets tune, secrets move, auth enable, auth tune,
      audit enable, token create, token renew, lease renew, operator unseal, operator rotate, operator init, operator step-down,
      operator rekey, operator raft join, operator raft snapshot restore, kv metadata put, operator generate-root, unwrap`,
    destroy: `delete, kv delete, kv destroy, kv metadata delete, policy delete, secrets disable, auth disable, audit disable,
      token revoke, lease revoke, operator seal, operator raft remove-peer`,
  }),
  consul: verbs({
    read: 'members, info, monitor, catalog, kv get, operator raft list-peers, operator autopilot state, version, validate, intention list, acl token list, acl policy list, watch, operator autopilot get-config',
    local: 'snapshot save, kv export',
    change:
      'kv put, reload, join, services register, maint, intention create, config write, kv import, snapshot restore, acl bootstrap, connect, operator autopilot set-config, keyring',
    destroy:
      'kv delete, leave, force-leave, services deregister, operator raft remove-peer, intention delete, config delete',
  }),
  nomad: verbs({
    read: 'status, job status, node status, alloc status, alloc logs, eval status, server members, deployment status, job plan, job history, version, monitor, plan, validate',
    change:
      'job run, run, job restart, job scale, job dispatch, node eligibility, deployment promote, deployment resume, job promote, job revert, alloc restart, alloc signal',
    destroy: 'job stop, stop, node drain, alloc stop, deployment fail, node purge, system gc',
  }),
  knife: verbs({
    read: `search, status, node list, node show, role list, role show, environment list, environment show, cookbook list,
      cookbook show, data bag list, data bag show, client list, client show, vault show, vault list, diff, list, show, tag list, user list`,
    local: 'download, configure, ssl fetch, ssl check',
    change: `upload, bootstrap, node create, node edit, node run_list, node from, role create, role edit, role from, environment create, environment edit,
      environment from, cookbook upload, data bag create, data bag edit, data bag from, client create, vault create,
      vault update, vault edit, vault rotate, vault refresh, tag create, client reregister`,
    destroy: `delete, node delete, node bulk, role delete, environment delete, cookbook delete, data bag delete, client delete, vault delete, vault remove,
      tag delete`,
  }),
  'ansible-vault': verbs({ read: 'view', local: 'encrypt, decrypt, create, edit, rekey, encrypt_string' }),
  'ansible-galaxy': verbs({ read: 'list, search, info', local: 'install, collection, role, init' }),
  npm: verbs({
    read: `ls, list, view, info, show, outdated, audit, version, help, search, whoami, config get, config list, ping, why, explain, fund`,
    local:
      'install, i, ci, add, update, upgrade, login, logout, pack, cache, config set, link, init, uninstall, remove, rm, rebuild, dedupe, prune',
    unknown: 'run, run-script, test, start, exec, dlx',
    change: 'publish, audit fix, dist-tag, deprecate, access, version patch, version minor, version major',
    destroy: 'unpublish',
  }),
  pip: verbs({
    read: 'list, show, freeze, check, search, index, help, config list',
    local: 'download, cache, install, uninstall, wheel',
  }),
  gem: verbs({
    read: 'list, search, info, environment, specification, which, help',
    local: 'install, update, uninstall, cleanup, build',
    change: 'push',
    destroy: 'yank',
  }),
  bundle: verbs({ read: 'list, show, info, outdated, check, audit, config', local: 'install, update, add, lock' }),
  go: verbs({
    read: 'version, env, vet, list, doc',
    local: 'build, get, mod, install, fmt, generate, clean, work',
    unknown: 'run, test, tool',
  }),
  cargo: verbs({
    read: 'check, tree, search, metadata, version',
    local: 'build, fetch, clean, fmt, add',
    unknown: 'run, test',
    change: 'publish, install',
  }),
  brew: verbs({
    read: 'list, search, info, outdated, doctor, deps, config',
    local: 'install, upgrade, update, tap, cleanup, link, services',
    destroy: 'uninstall, remove',
  }),
};
