/** Backups and object storage. */
import { verbs, type Verbs } from './verbs.ts';

export const storageVerbs: Readonly<Record<string, Verbs>> = {
  restic: verbs({
    read: 'snapshots, ls, stats, check, diff, find, cat, list, version, key list',
    local: 'restore, dump, mount',
    change: 'backup, init, copy, tag, unlock, key, repair, rebuild-index, migrate, cache, rewrite',
    destroy: 'forget, prune, key remove',
  }),
  borg: verbs({
    read: 'list, info, check, diff, version',
    local: 'extract, mount, umount, export-tar, key export',
    change: 'create, init, rename, config, upgrade, with-lock, break-lock, import-tar, key',
    destroy: 'delete, prune, compact, recreate',
  }),
  // MinIO's client; alone it is the file manager of the same name.
  mc: verbs({
    read: `ls, stat, du, find, diff, tree, head, cat, version, ping, ready, alias list, alias ls, admin info, admin user list, admin policy list,
      admin policy info, admin config get, admin config export, admin trace, admin logs, admin prometheus metrics, admin scanner status, admin rebalance status,
      admin decommission status, ilm ls, ilm rule ls, replicate ls, replicate status, anonymous get, anonymous list, tag list, quota info, event ls`,
    local: 'alias, get',
    change: `cp, mirror, mb, put, mv, pipe, admin, ilm, replicate, anonymous, policy, tag, event, version enable, version suspend, retention,
      legalhold, share, quota, encrypt, cors, batch, idp, support`,
    destroy: `rm, rb, undo, admin user remove, admin user rm, admin policy remove, admin policy rm, admin service stop, admin decommission start, ilm rm,
      ilm rule rm, replicate rm, alias remove`,
  }),
};
