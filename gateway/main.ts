import { useCurrentNode } from '../platform/use-current-node.ts';

if (useCurrentNode()) {
  const { runGateway } = await import('./run-gateway.ts');
  await runGateway();
}
