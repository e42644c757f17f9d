import { ClusterError } from '../../platform/embedded-postgres/cluster-error.ts';
import { ConfigurationError } from '../../platform/env.ts';
import { FolderLockedError, lockFolder } from '../../platform/lock-folder.ts';
import { loadAdministrativeUnits } from '../../subgraphs/shared/administrative-units/administrative-units.ts';
import { describeFailure } from '../../platform/describe-failure.ts';
import { readDatabasesConfig, type DatabasesConfig } from '../start/config.ts';
import { openDatabases } from '../start/open-databases.ts';
import { HELP, readCommandLine, UsageError, type SeedCommand } from './command-line.ts';
import { describeWorld } from './manifest.ts';
import { showProgress } from './progress.ts';
import { seedProvince, SeedRefused } from './seed-province.ts';
import { createWorld, type WorldOptions } from './world/world.ts';

/** `npm run seed`; @returns the exit code. */
export async function runSeed(args: readonly string[]): Promise<number> {
  // `| head`: whoever has read enough closes the pipe.
  process.stdout.on('error', () => process.exit(0));
  let folder = '.';
  try {
    const command = readCommandLine(args);
    const config = readDatabasesConfig();
    folder = config.dataFolder;
    await run(command, config);
    return 0;
  } catch (error) {
    process.stderr.write(`${describeFailure(error, { folder, speaking: SPEAKING })}\n`);
    return 1;
  }
}

async function run({ action, ...world }: SeedCommand, config: DatabasesConfig): Promise<void> {
  if (action === 'help') process.stdout.write(HELP);
  else if (action === 'manifest') printManifest(world);
  else await seed(world, config);
}

function printManifest(options: WorldOptions): void {
  const world = createWorld(loadAdministrativeUnits(), options);
  const step = showProgress().start('going through the province', world.blocks);
  const manifest = describeWorld(world, options, () => step.advance(1));
  step.end();
  process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
}

/** Holds the data folder meanwhile, and leaves no server running, however it ends. */
async function seed(options: WorldOptions, config: DatabasesConfig): Promise<void> {
  const lock = lockFolder(config.dataFolder, 'npm run seed');
  try {
    const databases = await openDatabases(config, (line) => process.stderr.write(`${line}\n`));
    const stopOnSignal = (): void => void databases.stop().finally(() => process.exit(130));
    process.once('SIGINT', stopOnSignal).once('SIGTERM', stopOnSignal);
    try {
      const started = performance.now();
      const written = await seedProvince({
        ...options,
        urls: Object.fromEntries(databases.urls),
        progress: showProgress(),
      });
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const people = options.people.toLocaleString('en');
      process.stderr.write(
        written
          ? `${people} people in ${seconds} s\n`
          : `the registers already hold these ${people} people\n`,
      );
    } finally {
      await databases.stop();
    }
  } finally {
    lock.release();
  }
}

const SPEAKING = [UsageError, SeedRefused, ConfigurationError, FolderLockedError, ClusterError];
