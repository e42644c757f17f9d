import { measurePolicies } from './transport/measure-policies.ts';

await measurePolicies();
