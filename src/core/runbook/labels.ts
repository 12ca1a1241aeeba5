/** Words that runbook authors use, by language. Data, so that a language is added in one place. */

/** Marks that say "this must be there" behind an entry. */
export const tickGlyphs = ['✓', '✔', '✅', '☑'] as const;

/** A line that ends in a colon and has one of these announces what should be seen. */
export const expectationLabels: readonly RegExp[] = [
  /\b(expected|expect|example output|sample output|should (see|return|show|look)|required|target|goals?)\b/i,
  /예상|기대|목표|필수|결과|정상|확인 항목|통과 기준/,
  /期待|想定|必須|目標|結果|確認/,
];

/** A comment behind a command that has one of these says what the output should show. */
export const expectationComments: readonly RegExp[] = [
  /\b(expected|expect(s|ing)?|should|must|verify|ensure|confirm|make sure|output:|result:)\b/i,
  /예상|기대|확인|결과|없어야|있어야|이어야|여야|통과/,
  /期待|想定|確認|結果|であること/,
];

/** Words of a blank for a date. */
export const dateLabel = /^(date|날짜|일자|서명일|日付|日時)$/i;

/** A line that holds the completion rate of the whole list. */
export const completionLabel = /completion|completed|완료율|진행률|달성률|完了率/i;

/** Column heads of a table of people to reach. */
export const contactColumn = /phone|e-?mail|contact|전화|이메일|메일|연락|電話|メール|連絡/i;
