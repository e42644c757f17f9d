import { CIVIL_REGISTRY_ROWS } from '../../../subgraphs/civil-registry/entities/civil-registry-rows.ts';
import { civilRegistry } from '../../../subgraphs/civil-registry/subgraph.ts';
import type { RegisterWriter } from '../load/register-writer.ts';
import { createRandom } from '../random.ts';
import { hasBirthEntry } from '../world/plant-defects.ts';
import { createBooks } from './civil-books.ts';
import { writeBirth } from './civil-births.ts';
import { writeDeath, writeGuardianship, writeMarriage } from './civil-life.ts';

/** The civil registry: birth, marriage and death as first registered, and what amended them since. */
export const civilRegistryWriter: RegisterWriter = {
  definition: civilRegistry,
  rows: CIVIL_REGISTRY_ROWS,
  write(block, sink) {
    const desk = { sink, random: createRandom(block.plan.index, STREAM), books: createBooks(block.plan) };
    for (const person of block.people) {
      if (hasBirthEntry(person)) writeBirth(desk, person);
      if (person.sex === 'MALE' && person.married !== null) writeMarriage(desk, person);
      if (person.died !== null) writeDeath(desk, person);
      writeGuardianship(desk, person);
    }
  },
};

const STREAM = 102;
