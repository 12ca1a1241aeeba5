/** Command lines of clouds: hundreds of services, whose verbs are named alike. */
import type { Effect } from '../model.ts';
import { words } from './verbs.ts';

/** The verb is a word that starts like one of `cloudVerbs`, wherever it stands. */
export const cloudPrograms: ReadonlySet<string> = new Set(
  words('aws gcloud az gsutil doctl oci ibmcloud bq aliyun linode-cli hcloud openstack heroku fly flyctl s3cmd rclone'),
);

export const cloudVerbs: readonly (readonly [RegExp, Effect])[] = [
  [
    /^(delete|deletedb|terminate|destroy|remove|purge|rm|rb|deallocate|detach|disassociate|deregister|revoke|abandon|cancel|disable|drain|kill|truncate|wipe|del|schedule-key-deletion|batch-(delete|remove|terminate))([-_:]|$)/,
    'destroy',
  ],
  [
    /^(create|update|put|set|start|stop|reboot|reset|modify|attach|add|apply|deploy|run|restart|scale|enable|import|cp|mv|sync|mb|resize|restore|patch|promote|failover|rollback|rotate|register|associate|authorize|assign|move|rename|replace|invoke|send|publish|execute|submit|tag|untag|upgrade|upload|copy|copyto|mk|load|insert|allocate|release|suspend|resume|swap|invalidate|rebuild|grant|approve|change|switchover|migrate|push|test-failover|simulate-maintenance|request|enter|exit|continue|pause|unset|unassign|unmonitor|recreate|recycle|redeploy|recover|refresh|seek|call|evacuate|shelve|unshelve|poweroff|shutdown|expire|batch-(write|put|create|update)|rsync|set(acl|meta)|dedupe|cleanup)([-_:]|$)/,
    'change',
  ],
  [
    /^(describe|list|get|show|ls|head|read|view|info|status|version|wait|tail|filter|search|query|lookup|check|test|validate|ping|estimate|print|cat|du|stat|simulate|batch-get|help)([-_:]|$)/,
    'read',
  ],
];

/** Sub-commands that only touch the settings of this workstation. */
export const cloudLocal =
  /^(aws (configure|sso|eks update-kubeconfig|ecr get-login)|gcloud (auth|config|init|components|container clusters get-credentials)|az (login|logout|account set|configure|aks get-credentials|acr login|extension|aks install-cli)|doctl (auth|kubernetes cluster kubeconfig)|oci (setup|session)|ibmcloud (login|target)|heroku (login|auth)|fly(ctl)? auth)\b/;

/** Services that are named like a verb: `gcloud run services list` runs nothing. */
const groups: ReadonlySet<string> = new Set(words('gcloud:run gcloud:deploy aws:deploy'));

/** @param word the first that stands free behind the program */
export function isCloudGroup(program: string, word: string): boolean {
  return groups.has(`${program}:${word}`);
}
