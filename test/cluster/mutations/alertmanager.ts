import { changedData } from './files.ts';
import { type Apply, type Mutation, stopped } from './mutation.ts';
import { alertmanagerFile } from './programFiles.ts';

interface Receiver {
  name: string;
  slack_configs?: { channel: string }[];
  email_configs?: { to: string }[];
  pagerduty_configs?: unknown[];
}
interface AlertmanagerConfig {
  route: { routes: unknown[] };
  receivers: Receiver[];
}

const needs = 'prometheus-alertmanager';

/** Of the ways that alerts take to people. */
export const alertmanagerMutations = {
  'alertmanager-stopped': { breaks: 'Alertmanager does not answer.', needs, apply: stopped('alertmanager') },
  'slack-other-channel': {
    breaks: 'Alerts go to another channel.',
    needs,
    apply: receiver('team', (team) => (team.slack_configs = [{ ...team.slack_configs?.[0], channel: '#random' }])),
  },
  'slack-missing': {
    breaks: 'Alerts do not go to Slack.',
    needs,
    apply: receiver('team', (team) => delete team.slack_configs),
  },
  'mail-other-address': {
    breaks: 'Alerts are mailed to somebody else.',
    needs,
    apply: receiver(
      'team',
      (team) => (team.email_configs = [{ ...team.email_configs?.[0], to: 'nobody@example.com' }]),
    ),
  },
  'mail-missing': {
    breaks: 'Alerts are not mailed.',
    needs,
    apply: receiver('team', (team) => delete team.email_configs),
  },
  'pagerduty-missing': {
    breaks: 'Nobody is paged.',
    needs,
    apply: receiver('on-call', (onCall) => delete onCall.pagerduty_configs),
  },
  'critical-not-routed': {
    breaks: 'Critical alerts do not reach who is on call.',
    needs,
    apply: changedData(alertmanagerFile, (config: AlertmanagerConfig) => void config.route.routes.shift()),
  },
} satisfies Readonly<Record<string, Mutation>>;

function receiver(name: string, change: (receiver: Receiver) => unknown): Apply {
  return changedData(alertmanagerFile, (config: AlertmanagerConfig) => {
    for (const one of config.receivers.filter((candidate) => candidate.name === name)) change(one);
  });
}
