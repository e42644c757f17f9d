import 'reflect-metadata';
import { Directive, Field, ObjectType } from 'type-graphql';
import { CitizenIdScalar } from '../../shared/scalars/citizen-id.ts';

/** A citizen as this register knows him: the key. The section hangs on it in `citizen-resolver.ts`. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Công dân · A citizen, by personal ID' })
export class Citizen {
  @Field(() => CitizenIdScalar, { description: 'Số định danh cá nhân · Personal ID' })
  id!: string;
}
