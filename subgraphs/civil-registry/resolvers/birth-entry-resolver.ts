import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { coded } from '../../shared/codelists/code-list.ts';
import { ETHNIC_GROUPS_1979 } from '../../shared/codelists/ethnic-groups.ts';
import { NATIONALITIES } from '../../shared/codelists/nationalities.ts';
import { argumentFault } from '../../shared/argument-fault.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { known } from '../../shared/known.ts';
import type { CodedValue, PersonName } from '../../shared/register-record.ts';
import { childNameOf, fatherOf, motherOf } from '../birth-content.ts';
import { findBirth } from '../find-birth.ts';
import { loadContent } from '../form-of.ts';
import type { BirthParticulars } from '../loaders/birth-loaders.ts';
import { loadersOf } from '../loaders/civil-registry-loaders.ts';
import { isRegisteredLate } from '../registered-late.ts';
import { BirthEntry, type ParentInBirth } from '../types/birth-entry.ts';
import { RegistrationMode, type Sex } from '../types/vocabulary.ts';

@Resolver(() => BirthEntry)
export class BirthEntryResolver {
  @Query(() => BirthEntry, {
    nullable: true,
    description:
      'Đăng ký khai sinh theo mã; lỗi NOT_FOUND khi không có · A birth entry by its key; error NOT_FOUND for no such key',
  })
  async birthEntry(
    @Arg('id', () => ID, { description: 'Mã nội bộ · Its key' }) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<BirthEntry> {
    return known(await findBirth(id, context), () =>
      argumentFault('id', {
        code: 'NOT_FOUND',
        fault: { vi: 'không có khai sinh nào mang mã này', en: 'no birth entry has this key' },
        nextStep: {
          vi: 'Lấy mã từ một bản ghi, hoặc tìm theo giấy tờ bằng `civilEntry`.',
          en: 'Take the key from an entry, or find one by its paper with `civilEntry`.',
        },
      }),
    );
  }

  @FieldResolver()
  async childName(@Root() { id }: BirthEntry, @Ctx() context: SubgraphContext): Promise<PersonName> {
    return childNameOf(await contentOf(id, context));
  }

  @FieldResolver()
  async sex(@Root() { id }: BirthEntry, @Ctx() context: SubgraphContext): Promise<Sex> {
    return (await contentOf(id, context)).sex as Sex;
  }

  @FieldResolver()
  dateOfBirth(@Root() { currentDateOfBirth }: BirthEntry): string | null {
    return currentDateOfBirth;
  }

  @FieldResolver()
  async placeOfBirth(@Root() { id }: BirthEntry, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await contentOf(id, context)).placeOfBirth;
  }

  @FieldResolver()
  async nativePlace(@Root() { id }: BirthEntry, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await contentOf(id, context)).nativePlace;
  }

  @FieldResolver()
  async ethnicity(@Root() { id }: BirthEntry, @Ctx() context: SubgraphContext): Promise<CodedValue | null> {
    return coded(ETHNIC_GROUPS_1979, (await contentOf(id, context)).ethnicity);
  }

  @FieldResolver()
  async nationality(@Root() { id }: BirthEntry, @Ctx() context: SubgraphContext): Promise<CodedValue | null> {
    return coded(NATIONALITIES, (await contentOf(id, context)).nationality);
  }

  @FieldResolver()
  async father(@Root() { id }: BirthEntry, @Ctx() context: SubgraphContext): Promise<ParentInBirth | null> {
    return fatherOf(await contentOf(id, context));
  }

  @FieldResolver()
  async mother(@Root() { id }: BirthEntry, @Ctx() context: SubgraphContext): Promise<ParentInBirth | null> {
    return motherOf(await contentOf(id, context));
  }

  @FieldResolver()
  registeredLate(@Root() { mode, currentDateOfBirth, registeredOn }: BirthEntry): boolean | null {
    return mode === RegistrationMode.NEW ? isRegisteredLate(currentDateOfBirth, registeredOn) : null;
  }
}

async function contentOf(id: number, context: SubgraphContext): Promise<BirthParticulars> {
  return (await loadContent(loadersOf(context).births.particulars.load(id))).current;
}
