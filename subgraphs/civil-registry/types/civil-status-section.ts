import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { UpTo } from '../../shared/cost-directives.ts';
import { SectionState } from '../../shared/register-record.ts';
import { AdoptionEntry } from './adoption-entry.ts';
import { BirthEntry } from './birth-entry.ts';
import { Amendment } from './civil-entry.ts';
import { DeathEntry } from './death-entry.ts';
import { GuardianshipEntry } from './guardianship-entry.ts';
import { MarriageEntry } from './marriage-entry.ts';
import { RecognitionEntry } from './recognition-entry.ts';
import { CivilRole, CivilStatusFinding } from './vocabulary.ts';

/** What the register knows of one citizen. A field that nobody selected is absent: its table was not read. */
@ObjectType({ description: 'Hộ tịch của công dân · What the civil registry knows of a citizen' })
export class CivilStatusSection {
  readonly citizenId!: string;

  @Field(() => SectionState, { description: 'Trạng thái trả lời · State of the answer' })
  state?: SectionState;

  @UpTo(2)
  @Field(() => [CivilStatusFinding], {
    description: 'Lý do khi trạng thái là AMBIGUOUS hoặc MISMATCH · Why the state is AMBIGUOUS or MISMATCH',
  })
  findings?: readonly CivilStatusFinding[];

  @UpTo(3)
  @Field(() => [CivilRole], {
    description:
      'Công dân được ghi với tư cách gì: nói rõ đã tìm thấy gì khi FOUND, rỗng khi NONE · ' +
      'As what the entries name the citizen: what was found when the state is FOUND, empty when NONE',
  })
  found?: readonly CivilRole[];

  @Field(() => BirthEntry, {
    nullable: true,
    description: 'Đăng ký khai sinh; null nếu có nhiều · The birth entry; null when there are several',
  })
  birth?: BirthEntry | null;

  @UpTo(2)
  @Field(() => [BirthEntry], {
    nullable: true,
    description: 'Mọi đăng ký khai sinh mang số định danh này · All birth entries that bear the personal ID',
  })
  births?: readonly BirthEntry[];

  @UpTo(2)
  @Field(() => [MarriageEntry], {
    nullable: true,
    description: 'Các lần đăng ký kết hôn, cũ trước · Marriages, oldest first',
  })
  marriages?: readonly MarriageEntry[];

  @Field(() => DeathEntry, {
    nullable: true,
    description: 'Đăng ký khai tử; null nếu có nhiều · The death entry; null when there are several',
  })
  death?: DeathEntry | null;

  @UpTo(2)
  @Field(() => [DeathEntry], {
    nullable: true,
    description: 'Mọi đăng ký khai tử mang số định danh này · All death entries that bear the personal ID',
  })
  deaths?: readonly DeathEntry[];

  @UpTo(2)
  @Field(() => [GuardianshipEntry], {
    nullable: true,
    description:
      'Giám hộ, với tư cách người giám hộ hoặc được giám hộ · Guardianships, as guardian or as ward',
  })
  guardianships?: readonly GuardianshipEntry[];

  @UpTo(2)
  @Field(() => [RecognitionEntry], {
    nullable: true,
    description: 'Nhận cha, mẹ, con · Recognitions, as parent or as child',
  })
  recognitions?: readonly RecognitionEntry[];

  @UpTo(2)
  @Field(() => [Amendment], {
    nullable: true,
    description:
      'Thay đổi, cải chính, quốc tịch, ly hôn, tuyên bố mất tích… về công dân · ' +
      'Later acts about the citizen: changes, nationality, divorce, declarations of missing or dead',
  })
  amendments?: readonly Amendment[];

  @UpTo(4)
  @Field(() => [BirthEntry], {
    nullable: true,
    description:
      'Khai sinh có công dân là cha, mẹ, kể cả sau khi nhận con; không gồm con nuôi · ' +
      'Births in which the citizen is a parent, by recognition too; never by adoption',
  })
  birthsOfChildren?: readonly BirthEntry[];

  @UpTo(2)
  @Field(() => [AdoptionEntry], {
    nullable: true,
    description:
      'Nuôi con nuôi: liên kết niêm phong, luôn từ chối (FORBIDDEN) cho tới khi có quyền riêng · ' +
      'Adoptions: sealed, always refused (FORBIDDEN) until a right of its own exists',
  })
  adoptions?: readonly AdoptionEntry[] | null;
}
