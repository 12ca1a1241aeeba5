/** Container engines of one machine. */
import { verbs, type Verbs } from './verbs.ts';

const compose = {
  read: 'ps, logs, images, config, top, version, ls, port, events, convert, stats',
  local: 'build, pull',
  change: 'up, start, stop, restart, run, exec, create, scale, pause, unpause, push, watch, cp',
  destroy: 'down, rm, kill',
};

const prefixed = (verb: string, list: string): string =>
  list
    .split(',')
    .map((entry) => `${verb} ${entry.trim()}`)
    .join(', ');

export const containerVerbs: Readonly<Record<string, Verbs>> = {
  docker: verbs({
    read: `ps, images, inspect, logs, stats, top, info, version, events, history, search, port, diff, image ls, image list,
      image inspect, image history, container ls, container list, container inspect, container logs, container stats,
      container top, network ls, network list, network inspect, volume ls, volume list, volume inspect, system df, system info,
      context ls, context show, context inspect, service ls, service ps, service logs, service inspect, node ls, node ps,
      node inspect, stack ls, stack ps, stack services, manifest inspect, buildx ls, buildx inspect, scout, pod ps, pod ls,
      buildx imagetools inspect, secret ls, config ls, plugin ls, ${prefixed('compose', compose.read)}`,
    local: `build, buildx build, buildx bake, buildx create, buildx use, buildx, pull, image pull, image build, tag, image tag, login, logout,
      context use, context create, save, export, ${prefixed('compose', compose.local)}`,
    change: `run, start, stop, restart, create, push, cp, commit, rename, pause, unpause, update, load, import, network create,
      network connect, network disconnect, volume create, container run, container start, container stop, container restart,
      service create, service update, service scale, service rollback, stack deploy, swarm init, swarm join, node update,
      node promote, node demote, secret create, config create, image push, manifest create, manifest push, machine,
      buildx imagetools create, network, volume, container, service, swarm, compose, trust, plugin, ${prefixed('compose', compose.change)}`,
    destroy: `rm, rmi, kill, prune, container rm, container kill, container prune, image rm, image prune, volume rm,
      volume prune, network rm, network prune, system prune, service rm, stack rm, node rm, swarm leave, secret rm,
      config rm, builder prune, buildx prune, buildx rm, ${prefixed('compose', compose.destroy)}`,
    unknown: 'exec, attach, container exec',
  }),
  'docker-compose': verbs({ ...compose, change: compose.change.replace(' exec,', ''), unknown: 'exec' }),
  crictl: verbs({
    read: 'ps, pods, images, image, img, inspect, inspecti, inspectp, logs, stats, statsp, info, version, imagefsinfo, events, metricsp',
    local: 'pull',
    change: 'run, runp, start, create, update, stop, stopp, config',
    destroy: 'rm, rmi, rmp',
    unknown: 'exec, attach, port-forward',
  }),
  ctr: verbs({
    read: 'version, images ls, images list, i ls, containers ls, c ls, tasks ls, t ls, namespaces ls, ns ls, containers info, content ls, snapshots ls',
    local: 'images pull, images export, image pull, i pull',
    change: 'images import, images tag, run, tasks start',
    destroy: 'images rm, containers rm, tasks kill, tasks rm, content rm, snapshots rm',
  }),
  skopeo: verbs({ read: 'inspect, list-tags', local: 'login, logout', change: 'copy, sync', destroy: 'delete' }),
  oras: verbs({
    read: 'manifest fetch, repo ls, repo tags, discover',
    local: 'pull, login, logout',
    change: 'push, attach, tag, cp',
    destroy: 'manifest delete, blob delete',
  }),
  crane: verbs({
    read: 'ls, digest, manifest, config, catalog, validate',
    local: 'pull, export, auth',
    change: 'push, copy, cp, tag, append, mutate',
    destroy: 'delete',
  }),
};
