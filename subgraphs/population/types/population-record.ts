import 'reflect-metadata';
import { ObjectType } from 'type-graphql';
import { RegisterRecord } from '../../shared/register-record.ts';

@ObjectType({
  implements: RegisterRecord,
  description:
    'Nguồn và tình trạng xác minh của bản ghi dân cư · Where the population record of a citizen comes from',
})
export class PopulationRecord extends RegisterRecord {}
