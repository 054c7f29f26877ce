export { causeList } from "./causeList.ts";
export { guidelineSentence, methodHeadline, plainNumber, thresholdOrigin, versionSentence } from "./headline.ts";
export { indicatorTable, invoiceRuleCards, planRuleCards, thresholdTables } from "./lists.ts";
