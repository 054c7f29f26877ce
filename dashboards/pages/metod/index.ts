export { causeList } from "./causeList.ts";
export { guidelineSentence, methodHeadline, plainNumber, thresholdOrigin, versionSentence } from "./headline.ts";
export { hitRate } from "./hitRate.ts";
export { indicatorTable, invoiceRuleCards, planRuleCards, thresholdTables } from "./lists.ts";
export { delayTable, delayText, screenTable, screenText } from "./screens.ts";
