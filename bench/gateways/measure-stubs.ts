import { FETCHES } from './contestants/stitch-fetches.ts';
import { CONCURRENCY, type Ground } from './measure-speed.ts';
import type { GatewayWorkload } from './workloads.ts';

/** How much the stubs could take: fetches a second of the first step of the officer's query, without any gateway. */
export async function measureStubs(
  { stage, load, options }: Ground,
  officer: GatewayWorkload,
): Promise<number> {
  const { subgraph, head } = FETCHES.citizen;
  const bodies = officer.bodies.map((body) => {
    const { variables } = JSON.parse(body) as { variables: object };
    return `${head}${JSON.stringify(variables)}}`;
  });
  const job = {
    url: stage.stubUrls.get(subgraph) ?? '',
    bodies,
    connections: CONCURRENCY,
    seconds: options.seconds,
    ...(options.amount !== undefined && { amount: options.amount }),
  };
  // The first load fills the record.
  await load.run({ ...job, amount: bodies.length * 2 });
  const { requests, seconds } = await load.run(job);
  return requests / seconds;
}
