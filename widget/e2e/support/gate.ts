/** Lets an answer of the double wait until a test has seen what is there before. */
export class Gate {
  open: () => void = () => {};
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}
