/** How a long command tells where it is: one line that renews itself on a terminal, plain lines elsewhere, or JSON. */
export interface Reporter {
  step(step: string, detail: string, rows?: number): void;
  line(text: string): void;
  result(data: unknown, text: string): void;
  end(): void;
}

const count = new Intl.NumberFormat("sv-SE");

export function reporter({ json }: { json?: boolean }, started = Date.now()): Reporter {
  if (json) return jsonReporter();
  return process.stderr.isTTY ? terminalReporter(started) : plainReporter(started);
}

function jsonReporter(): Reporter {
  const write = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
  return {
    step: (steg, detalj, rader) => write({ steg, detalj, ...(rader === undefined ? {} : { rader }) }),
    line: (text) => write({ text }),
    result: (data) => write({ resultat: data }),
    end: () => undefined,
  };
}

function plainReporter(started: number): Reporter {
  let current = "";
  let rows = 0;
  return {
    step(step, _detail, added = 0) {
      rows += added;
      if (step === current) return;
      current = step;
      process.stderr.write(`${seconds(started)}  ${step}${rows > 0 ? `  (${count.format(rows)} rader lästa)` : ""}\n`);
    },
    line: (text) => void process.stderr.write(`${text}\n`),
    result: (_data, text) => void process.stdout.write(`${text}\n`),
    end: () => undefined,
  };
}

function terminalReporter(started: number): Reporter {
  let rows = 0;
  const clear = "\r\u001b[2K";
  return {
    step(step, detail, added = 0) {
      rows += added;
      const rate = rows / Math.max(0.001, (Date.now() - started) / 1000);
      const pace = rows > 0 ? `  ${count.format(rows)} rader, ${count.format(Math.round(rate))}/s` : "";
      const text = `${seconds(started)}  ${step.padEnd(10)} ${detail}${pace}`;
      process.stderr.write(clear + text.slice(0, (process.stderr.columns ?? 80) - 1));
    },
    line: (text) => void process.stderr.write(`${clear}${text}\n`),
    result: (_data, text) => void process.stdout.write(`${clear}${text}\n`),
    end: () => void process.stderr.write(clear),
  };
}

const seconds = (started: number): string =>
  `${((Date.now() - started) / 1000).toFixed(1).replace(".", ",").padStart(6)} s`;
