export { causeList } from "./causeList.ts";
export { protectionText, reconciliationText, ruleClassText } from "./common.ts";
export { caseWords, economyMethodHeadline, economyThresholds } from "./economy.ts";
export { guidelineSentence, methodHeadline, plainNumber, thresholdOrigin, versionSentence } from "./headline.ts";
export { hitRate } from "./hitRate.ts";
export { expectedExample, uniqueExample } from "./kronor.ts";
export { learningText } from "./learning.ts";
export { indicatorTable, invoiceRuleCards, planRuleCards, thresholdTables } from "./lists.ts";
export { delayTable, delayText, screenTable, screenText } from "./screens.ts";
