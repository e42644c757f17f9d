import { join } from 'node:path';
import type { StartConfig } from './config.ts';
import { DEMO_CITIZENS } from '../seed-province/world/demo-citizens.ts';

export interface WelcomeFacts {
  /** E.g. `http://127.0.0.1:4000` */
  readonly gateway: string;
  readonly seconds: number;
  readonly config: StartConfig;
  /** The registers hold a synthetic province, and so the demo citizens. */
  readonly seeded: boolean;
}

/** What a person needs to know now: where it is, something to try, and what it must not be used for. */
export function welcome({ gateway, seconds, config, seeded }: WelcomeFacts): string {
  const citizen = seeded ? DEMO_CITIZENS.find(({ story }) => story) : undefined;
  return [
    '',
    `Ready after ${seconds.toFixed(1)} s.`,
    '',
    `  Endpoint and IDE   ${gateway}/graphql`,
    ...(citizen
      ? [`  A citizen to try   ${citizen.id}  (${citizen.story})`, '', indent(curl(gateway, citizen.id))]
      : []),
    '',
    'Everything listens on 127.0.0.1 only: callers have no rights yet. All people are invented.',
    `Logs are in ${join(config.dataFolder, 'logs')}. Ctrl-C stops everything.`,
  ].join('\n');
}

/** Ready to paste into a POSIX shell. */
function curl(gateway: string, id: string): string {
  const body = JSON.stringify({ query: QUERY, variables: { id } });
  return `curl -s ${gateway}/graphql -H 'content-type: application/json' -d '${body}'`;
}

const QUERY =
  'query ($id: CitizenId!) { citizen(id: $id) { name { full } dateOfBirth civilStatus { state } ' +
  'vehicles { state items { plate make } } land { state certificates { serial } } } }';

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
