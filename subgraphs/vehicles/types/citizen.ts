import 'reflect-metadata';
import { Directive, Field, ObjectType } from 'type-graphql';
import { CitizenIdScalar } from '../../shared/scalars/citizen-id.ts';

/** The population register's entity; this sector knows the key and adds one section, in its resolvers. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Công dân · A citizen, as the owner of vehicles' })
export class Citizen {
  @Field(() => CitizenIdScalar, { description: 'Số định danh cá nhân · Personal ID' })
  id!: string;
}
