import type { RegisterWriter } from '../load/register-writer.ts';
import { civilRegistryWriter } from './civil-registry.ts';
import { landWriter } from './land.ts';
import { populationWriter } from './population.ts';
import { vehiclesWriter } from './vehicles.ts';

/** How each of the four registers records the world. */
export const REGISTERS: readonly RegisterWriter[] = [
  populationWriter,
  civilRegistryWriter,
  vehiclesWriter,
  landWriter,
];
