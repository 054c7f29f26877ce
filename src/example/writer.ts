/** Where the example goes. Paths are relative to the data folder, with `/` between the parts. */
export interface ExampleFile {
  /** Resolves when the chunk has been taken care of; the caller may then reuse its buffer. */
  write(chunk: string | Buffer): Promise<void>;
  close(): Promise<void>;
}

export interface ExampleWriter {
  open(path: string): Promise<ExampleFile>;
}
