import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../shared/scalars/date.ts';

@ObjectType({ description: 'Nguồn của một danh mục · Where a codelist comes from' })
export class CodelistSource {
  @Field(() => String, { description: 'Tên · Name in Vietnamese' })
  name!: string;

  @Field(() => String, { description: 'Tên tiếng Anh · Name in English' })
  nameEn!: string;

  @Field(() => DateScalar, {
    description:
      'Hiện trạng đến ngày; thay đổi sau đó chưa có · The day whose state it has; later changes are not in it',
  })
  asOf!: string;
}
