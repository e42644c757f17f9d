import { defineCodeList } from '../shared/codelists/code-list.ts';

/**
 * Kinds of register book; a book is named by its kind and volume, `KS-01`, so that book, number, year and place name
 * one entry. Kinds: Circular 04/2020/TT-BTP (book forms); the short codes are ours, no official ones were found.
 */
export const BOOK_KINDS = defineCodeList('civil-book-kinds', [
  ['KS', 'Sổ đăng ký khai sinh', 'Births'],
  ['KH', 'Sổ đăng ký kết hôn', 'Marriages'],
  ['KT', 'Sổ đăng ký khai tử', 'Deaths'],
  ['GH', 'Sổ đăng ký giám hộ', 'Guardianships'],
  ['CMC', 'Sổ đăng ký nhận cha, mẹ, con', 'Recognitions of parent and child'],
  [
    'TD',
    'Sổ đăng ký thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc',
    'Changes, corrections, supplements and re-determinations of ethnicity',
  ],
  [
    'GC',
    'Sổ ghi việc hộ tịch theo bản án, quyết định và giấy tờ nước ngoài',
    'Acts noted from judgments, decisions and foreign papers',
  ],
  ['NCN', 'Sổ đăng ký nuôi con nuôi', 'Adoptions'],
]);

/** What an amendment may change in a base act; the code is the column's property. */
export const AMENDABLE_FIELDS = defineCodeList('civil-fields', [
  ['surname', 'Họ', 'Surname'],
  ['middleName', 'Chữ đệm', 'Middle name'],
  ['givenName', 'Tên', 'Given name'],
  ['sex', 'Giới tính', 'Sex'],
  ['dateOfBirth', 'Ngày, tháng, năm sinh', 'Date of birth'],
  ['placeOfBirth', 'Nơi sinh', 'Place of birth'],
  ['nativePlace', 'Quê quán', 'Native place'],
  ['ethnicity', 'Dân tộc', 'Ethnicity'],
  ['nationality', 'Quốc tịch', 'Nationality'],
  ['fatherId', 'Số định danh của cha', 'Personal ID of the father'],
  ['fatherName', 'Họ tên cha', 'Name of the father'],
  ['fatherBirthYear', 'Năm sinh của cha', 'Year of birth of the father'],
  ['fatherEthnicity', 'Dân tộc của cha', 'Ethnicity of the father'],
  ['fatherNationality', 'Quốc tịch của cha', 'Nationality of the father'],
  ['fatherResidence', 'Nơi cư trú của cha', 'Residence of the father'],
  ['motherId', 'Số định danh của mẹ', 'Personal ID of the mother'],
  ['motherName', 'Họ tên mẹ', 'Name of the mother'],
  ['motherBirthYear', 'Năm sinh của mẹ', 'Year of birth of the mother'],
  ['motherEthnicity', 'Dân tộc của mẹ', 'Ethnicity of the mother'],
  ['motherNationality', 'Quốc tịch của mẹ', 'Nationality of the mother'],
  ['motherResidence', 'Nơi cư trú của mẹ', 'Residence of the mother'],
  ['husbandName', 'Họ tên chồng', 'Name of the husband'],
  ['husbandDateOfBirth', 'Ngày sinh của chồng', 'Date of birth of the husband'],
  ['husbandEthnicity', 'Dân tộc của chồng', 'Ethnicity of the husband'],
  ['husbandNationality', 'Quốc tịch của chồng', 'Nationality of the husband'],
  ['husbandResidence', 'Nơi cư trú của chồng', 'Residence of the husband'],
  ['wifeName', 'Họ tên vợ', 'Name of the wife'],
  ['wifeDateOfBirth', 'Ngày sinh của vợ', 'Date of birth of the wife'],
  ['wifeEthnicity', 'Dân tộc của vợ', 'Ethnicity of the wife'],
  ['wifeNationality', 'Quốc tịch của vợ', 'Nationality of the wife'],
  ['wifeResidence', 'Nơi cư trú của vợ', 'Residence of the wife'],
  ['deceasedName', 'Họ tên người chết', 'Name of the deceased'],
  ['diedOn', 'Ngày chết', 'Date of death'],
  ['timeOfDeath', 'Giờ chết', 'Time of death'],
  ['placeOfDeath', 'Nơi chết', 'Place of death'],
  ['cause', 'Nguyên nhân chết', 'Cause of death'],
  ['lastResidence', 'Nơi cư trú cuối cùng', 'Last residence'],
  ['guardianName', 'Họ tên người giám hộ', 'Name of the guardian'],
  ['wardName', 'Họ tên người được giám hộ', 'Name of the ward'],
  ['scope', 'Phạm vi giám hộ', 'Scope of the guardianship'],
  ['parentName', 'Họ tên cha, mẹ', 'Name of the parent'],
  ['childName', 'Họ tên con', 'Name of the child'],
]);
