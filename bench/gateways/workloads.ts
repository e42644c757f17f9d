import { readFileSync } from 'node:fs';
import { projectFile } from '../../platform/project-file.ts';
import { citizenId } from './stubs/mock-values.ts';

/** One query and many sets of variables for it. */
export interface GatewayWorkload {
  readonly name: string;
  readonly title: string;
  readonly query: string;
  readonly bodies: readonly string[];
}

/** @param variableSets how many of each query; identical requests alone would measure caches. */
export function gatewayWorkloads(variableSets: number): readonly GatewayWorkload[] {
  const workload = createWorkload(variableSets);
  const officer = readFile('clients/operations/officer-view.graphql');
  const owners = readFile('bench/gateways/operations/commune-owners.graphql');
  const families = readFile('bench/gateways/operations/family-tree.graphql');
  return [
    workload('Q1', "the officer's query: one citizen, four registers", officer, (index) => ({
      id: citizenId(index * 7919),
    })),
    workload('Q2', 'a commune page of 50 citizens with the owners of their vehicles and land', owners, page),
    workload('Q3', 'a deeply nested list of families, 88 kB', families, page),
  ];
}

type MakeVariables = (index: number) => Readonly<Record<string, string>>;

const page: MakeVariables = (index) => ({
  code: String(1 + (index % 124)).padStart(5, '0'),
  after: `page-${Math.floor(index / 124)}`,
});

function createWorkload(variableSets: number) {
  return (name: string, title: string, query: string, variables: MakeVariables): GatewayWorkload => {
    const bodies = Array.from({ length: variableSets }, (_, index) =>
      JSON.stringify({ query, variables: variables(index) }),
    );
    return { name, title, query, bodies };
  };
}

function readFile(path: string): string {
  return readFileSync(projectFile(path), 'utf8');
}
