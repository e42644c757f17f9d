import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { OwnerIdentifierKind } from '../vocabulary.ts';
import './enums.ts';

@ObjectType({
  description:
    'Giấy tờ của chủ xe không có số định danh trong hồ sơ · What names an owner whose file has no personal ID',
})
export class OwnerIdentifier {
  @Field(() => OwnerIdentifierKind, { description: 'Loại giấy tờ · Kind of paper' })
  kind!: OwnerIdentifierKind;

  @Field(() => String, { description: 'Số · Number' })
  number!: string;
}
