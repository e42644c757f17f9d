import 'reflect-metadata';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { UNIT_ID } from '../../shared/administrative-units/unit-id.ts';

/** The population register's entity; this sector knows the key and adds a summary, in its resolvers. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Đơn vị hành chính · A province or commune, as a place with vehicles' })
export class AdministrativeUnit {
  @Field(() => ID, { description: UNIT_ID })
  id!: string;
}
