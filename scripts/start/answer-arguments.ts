import { DEFAULT_PEOPLE } from '../seed-province/command-line.ts';

const HELP = `Brings up the databases, a synthetic province where there is none, four registers and the gateway.

  npm start                       stop it with Ctrl+C
  npm start -- --help             this text

Everything is set in the environment:

  DATA_FOLDER                     databases, logs, lock; default .data
  SEED_PEOPLE                     people of the province made for empty registers; default ${DEFAULT_PEOPLE}, 0 for none
  PORT                            the gateway's; default 4000, 0 takes a free one
  POPULATION_PORT, CIVIL_REGISTRY_PORT, VEHICLES_PORT, LAND_PORT
                                  the registers'; default 4001 to 4004
  POPULATION_DATABASE_URL, CIVIL_REGISTRY_DATABASE_URL, VEHICLES_DATABASE_URL, LAND_DATABASE_URL
                                  a PostgreSQL of your own for that register; default an embedded one
  POPULATION_CURSOR_KEY, CIVIL_REGISTRY_CURSOR_KEY, VEHICLES_CURSOR_KEY, LAND_CURSOR_KEY
                                  what seals the register's cursors; default one in the data folder
  DATABASE_ENGINE                 postgresql or pglite, for the embedded ones
  WORKERS                         processes of the gateway; default a quarter of the cores

What else is set is handed on: gateway/README.md lists what the gateway knows.
`;

/** Answers a command line that has arguments: `npm start` knows none but the call for help. Returns the exit code. */
export function answerArguments(args: readonly string[]): number {
  const isHelp = args.every((arg) => arg === '--help' || arg === '-h');
  if (isHelp) process.stdout.write(HELP);
  else process.stderr.write(`npm start takes no arguments such as ${args.join(' ')}.\n\n${HELP}`);
  return isHelp ? 0 : 1;
}
