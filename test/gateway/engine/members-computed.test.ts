import { describe, expect, test } from 'vitest';
import { federate } from './support/federation.ts';
import { HARBOUR_SOURCES } from './support/harbour-sources.ts';

describe('fields with requirements, of a member that the planner takes for impossible', () => {
  test('are computed once whatever subgraphs have told their inputs', async () => {
    const { ask } = federate(HARBOUR_SOURCES);
    const query = `{ arrival { hold { cargo {
      ... on Vessel { flag aloud: hail(loud: true) hail } } } } }`;
    const hailOf = (number: number, rig: string, loud?: boolean) =>
      JSON.stringify([`flag of V${number}`, rig, { name: 'Vinh' }, loud]);
    expect(await ask(query)).toEqual({
      data: {
        arrival: {
          hold: {
            cargo: [
              {},
              { flag: 'v1', aloud: hailOf(1, '3 sails', true), hail: hailOf(1, '3 sails') },
              { flag: 'v2', aloud: hailOf(2, '1 sails', true), hail: hailOf(2, '1 sails') },
            ],
          },
        },
      },
    });
  });

  test('are computed by the subgraph that tells of the member, too', async () => {
    const { ask } = federate(HARBOUR_SOURCES);
    expect(await ask('{ arrival { hold { newest { ... on Vessel { fee(days: 2) } } } } }')).toEqual({
      data: { arrival: { hold: { newest: { fee: 'v1 pays for 2' } } } },
    });
  });

  test('are lost with what they are computed from, and no others', async () => {
    const { ask, sent, intercept } = federate(HARBOUR_SOURCES);
    intercept('flags', () => ({ kind: 'failure', failure: 'unreachable', detail: 'dead' }));
    const { data, errors } = await ask('{ arrival { hold { newest { ... on Vessel { berths hail } } } } }');
    expect(data).toEqual({ arrival: { hold: { newest: { berths: 12, hail: null } } } });
    expect(errors?.map(({ path }) => path)).toEqual([['arrival', 'hold', 'newest', 'hail']]);
    expect(sent.filter(({ subgraph, query }) => subgraph === 'watch' && query.includes('hail'))).toEqual([]);
  });
});
