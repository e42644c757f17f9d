import 'reflect-metadata';
import { registerEnumType } from 'type-graphql';

export enum Sex {
  UNKNOWN = 'UNKNOWN',
  MALE = 'MALE',
  FEMALE = 'FEMALE',
}
registerEnumType(Sex, {
  name: 'Sex',
  description: 'Giới tính · Sex',
  valuesConfig: {
    UNKNOWN: { description: 'Chưa rõ (mã 0) · Unknown (code 0 of the population service)' },
    MALE: { description: 'Nam (mã 1) · Male (code 1)' },
    FEMALE: { description: 'Nữ (mã 2) · Female (code 2)' },
  },
});

export enum RegistrationMode {
  NEW = 'NEW',
  REREGISTERED = 'REREGISTERED',
  FOREIGN_PAPERS = 'FOREIGN_PAPERS',
}
registerEnumType(RegistrationMode, {
  name: 'RegistrationMode',
  description: 'Loại đăng ký · How an act came into the book',
  valuesConfig: {
    NEW: { description: 'Đăng ký mới · Registered for the first time' },
    REREGISTERED: { description: 'Đăng ký lại · Registered again because book and paper were lost' },
    FOREIGN_PAPERS: {
      description: 'Ghi vào sổ việc đã giải quyết ở nước ngoài · Noted from papers of an act made abroad',
    },
  },
});

export enum AmendmentKind {
  CHANGE = 'CHANGE',
  CORRECTION = 'CORRECTION',
  SUPPLEMENT = 'SUPPLEMENT',
  ETHNICITY_REDETERMINATION = 'ETHNICITY_REDETERMINATION',
  PARENTAGE = 'PARENTAGE',
  NATIONALITY_CHANGE = 'NATIONALITY_CHANGE',
  DIVORCE = 'DIVORCE',
  ANNULMENT = 'ANNULMENT',
  MISSING_DECLARATION = 'MISSING_DECLARATION',
  DEATH_DECLARATION = 'DEATH_DECLARATION',
  DECLARATION_CANCELLED = 'DECLARATION_CANCELLED',
}
registerEnumType(AmendmentKind, {
  name: 'AmendmentKind',
  description: 'Loại việc hộ tịch làm thay đổi · Kind of later act',
  valuesConfig: {
    CHANGE: { description: 'Thay đổi hộ tịch · A value that was right is replaced' },
    CORRECTION: { description: 'Cải chính hộ tịch · A value that was wrong is put right' },
    SUPPLEMENT: { description: 'Bổ sung thông tin hộ tịch · A value that was missing is added' },
    ETHNICITY_REDETERMINATION: { description: 'Xác định lại dân tộc · Ethnicity determined anew' },
    PARENTAGE: { description: 'Nhận hoặc xác định cha, mẹ, con · Parentage recognised or determined' },
    NATIONALITY_CHANGE: { description: 'Thay đổi quốc tịch · Nationality gained, lost or changed' },
    DIVORCE: { description: 'Ly hôn · Divorce' },
    ANNULMENT: { description: 'Hủy việc kết hôn trái pháp luật · Unlawful marriage annulled' },
    MISSING_DECLARATION: { description: 'Tuyên bố mất tích · Declared missing by a court' },
    DEATH_DECLARATION: { description: 'Tuyên bố là đã chết · Declared dead by a court' },
    DECLARATION_CANCELLED: {
      description: 'Hủy tuyên bố mất tích hoặc đã chết · Declaration of missing or dead cancelled',
    },
  },
});

export enum AmendmentOrigin {
  REQUEST = 'REQUEST',
  JUDGMENT = 'JUDGMENT',
  FOREIGN_PAPERS = 'FOREIGN_PAPERS',
}
registerEnumType(AmendmentOrigin, {
  name: 'AmendmentOrigin',
  description: 'Căn cứ ghi sổ · What a later act rests on',
  valuesConfig: {
    REQUEST: { description: 'Theo yêu cầu · At the request of the person' },
    JUDGMENT: { description: 'Theo bản án, quyết định · From a judgment or decision' },
    FOREIGN_PAPERS: { description: 'Theo giấy tờ nước ngoài · From papers of a foreign authority' },
  },
});

export enum GuardianshipKind {
  NATURAL = 'NATURAL',
  APPOINTED = 'APPOINTED',
  CHOSEN = 'CHOSEN',
}
registerEnumType(GuardianshipKind, {
  name: 'GuardianshipKind',
  description: 'Loại giám hộ · Kind of guardianship',
  valuesConfig: {
    NATURAL: { description: 'Giám hộ đương nhiên · By law' },
    APPOINTED: { description: 'Cử hoặc chỉ định · Appointed by the commune or a court' },
    CHOSEN: { description: 'Do người được giám hộ lựa chọn trước · Chosen by the ward beforehand' },
  },
});

export enum ParentRole {
  FATHER = 'FATHER',
  MOTHER = 'MOTHER',
}
registerEnumType(ParentRole, {
  name: 'ParentRole',
  description: 'Cha hoặc mẹ · Father or mother',
  valuesConfig: { FATHER: { description: 'Cha · Father' }, MOTHER: { description: 'Mẹ · Mother' } },
});

export enum RecognitionRequester {
  PARENT = 'PARENT',
  CHILD = 'CHILD',
  COURT = 'COURT',
}
registerEnumType(RecognitionRequester, {
  name: 'RecognitionRequester',
  description: 'Bên yêu cầu nhận cha, mẹ, con · Who asked for the recognition',
  valuesConfig: {
    PARENT: { description: 'Cha, mẹ nhận con · The parent recognises the child' },
    CHILD: { description: 'Con nhận cha, mẹ · The child recognises the parent' },
    COURT: { description: 'Theo bản án của Tòa án · Determined by a court' },
  },
});

export enum MarriageEndReason {
  DIVORCE = 'DIVORCE',
  ANNULMENT = 'ANNULMENT',
  DEATH = 'DEATH',
}
registerEnumType(MarriageEndReason, {
  name: 'MarriageEndReason',
  description: 'Lý do chấm dứt hôn nhân · Why a marriage ended',
  valuesConfig: {
    DIVORCE: { description: 'Ly hôn · Divorce' },
    ANNULMENT: { description: 'Hủy kết hôn trái pháp luật · Annulment' },
    DEATH: { description: 'Vợ hoặc chồng chết · Death of a spouse' },
  },
});

/** Why a citizen's section is AMBIGUOUS or MISMATCH; `assess-civil-status.ts` has the exact rules. */
export enum CivilStatusFinding {
  SEVERAL_BIRTH_ENTRIES = 'SEVERAL_BIRTH_ENTRIES',
  SEVERAL_DEATH_ENTRIES = 'SEVERAL_DEATH_ENTRIES',
  REGISTERED_BEFORE_BIRTH = 'REGISTERED_BEFORE_BIRTH',
  DIED_BEFORE_BIRTH = 'DIED_BEFORE_BIRTH',
  MARRIED_BEFORE_BIRTH = 'MARRIED_BEFORE_BIRTH',
  MARRIED_AFTER_DEATH = 'MARRIED_AFTER_DEATH',
}
registerEnumType(CivilStatusFinding, {
  name: 'CivilStatusFinding',
  description: 'Điểm trùng hoặc mâu thuẫn trong sổ · What makes the answer ambiguous or contradictory',
  valuesConfig: {
    SEVERAL_BIRTH_ENTRIES: {
      description: 'Nhiều đăng ký khai sinh cùng số định danh · Several birth entries bear the personal ID',
    },
    SEVERAL_DEATH_ENTRIES: {
      description: 'Nhiều đăng ký khai tử cùng số định danh · Several death entries bear the personal ID',
    },
    REGISTERED_BEFORE_BIRTH: {
      description: 'Đăng ký khai sinh trước ngày sinh · The birth was registered before the date of birth',
    },
    DIED_BEFORE_BIRTH: {
      description: 'Chết hoặc khai tử trước ngày sinh · Died, or death registered, before the date of birth',
    },
    MARRIED_BEFORE_BIRTH: { description: 'Kết hôn trước ngày sinh · Married before the date of birth' },
    MARRIED_AFTER_DEATH: { description: 'Kết hôn sau ngày chết · Married after the date of death' },
  },
});

/** What an entry calls a citizen. */
export enum CivilRole {
  CHILD = 'CHILD',
  SPOUSE = 'SPOUSE',
  DECEASED = 'DECEASED',
  PARENT = 'PARENT',
  GUARDIAN = 'GUARDIAN',
  WARD = 'WARD',
  RECOGNISING_PARENT = 'RECOGNISING_PARENT',
  RECOGNISED_CHILD = 'RECOGNISED_CHILD',
  CONCERNED = 'CONCERNED',
}
registerEnumType(CivilRole, {
  name: 'CivilRole',
  description: 'Tư cách của công dân trong việc hộ tịch · What an entry calls a citizen',
  valuesConfig: {
    CHILD: { description: 'Người được khai sinh: `births` · Child of a birth entry: `births`' },
    SPOUSE: { description: 'Vợ, chồng: `marriages` · Spouse: `marriages`' },
    DECEASED: { description: 'Người chết: `deaths` · Deceased: `deaths`' },
    PARENT: {
      description:
        'Cha, mẹ khi khai sinh con: `birthsOfChildren` · Parent in a birth entry: `birthsOfChildren`',
    },
    GUARDIAN: { description: 'Người giám hộ: `guardianships` · Guardian: `guardianships`' },
    WARD: { description: 'Người được giám hộ: `guardianships` · Ward: `guardianships`' },
    RECOGNISING_PARENT: {
      description:
        'Cha, mẹ nhận con: `recognitions` · Parent who was recognised or recognised a child: `recognitions`',
    },
    RECOGNISED_CHILD: { description: 'Con được nhận: `recognitions` · Child recognised: `recognitions`' },
    CONCERNED: {
      description:
        'Người liên quan của việc thay đổi, ly hôn…: `amendments` · Concerned by a later act: `amendments`',
    },
  },
});
