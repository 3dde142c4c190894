// Drafts for the benchmarks of VS Code and of the page.

/** 一 … 九十九 */
const han = (number: number) => {
  const digit = (value: number) => "零一二三四五六七八九"[value] ?? "";
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? digit(tens) : ""}${tens > 0 ? "十" : ""}${number % 10 > 0 ? digit(number % 10) : ""}`;
};

const text = "各级各部门要压实工作责任，细化工作措施，把各项任务落到实处，确保按期完成，取得实效。";

/** A paper of up to 99 parts, each with as many items as it takes; one number is wrong, and no heading comes twice. */
export function longDraft(bytes: number): string {
  const length = Math.min(99, Math.ceil(bytes / 1000));
  const count = Math.ceil(bytes / length / Buffer.byteLength(`（十一）落实十一之十一责任。${text}\n\n`));
  const item = (part: number, index: number) =>
    `（${han((index % 99) + 1)}）落实${han(part + 1)}之${han(index + 1)}责任。${text}\n\n`;
  const parts = Array.from({ length }, (_, part) => {
    const items = Array.from({ length: count }, (__, index) => item(part, index));
    return `${han(part + 1)}、落实${han(part + 1)}类责任\n\n${items.join("")}`;
  });
  return `关于做好安全生产工作的通知\n\n各部门：\n\n一是抓教育。三是抓落实。\n\n${parts.join("")}`;
}
