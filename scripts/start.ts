import { refuseOldNode } from '../platform/refuse-old-node.ts';

refuseOldNode();
const args = process.argv.slice(2);
if (args.length > 0) {
  const { answerArguments } = await import('./start/answer-arguments.ts');
  process.exitCode = answerArguments(args);
} else {
  const { runStart } = await import('./start/run-start.ts');
  await runStart();
}
