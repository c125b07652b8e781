import type { Report } from '../bridge/bridge';

/** The page around the frame, as far as the chat needs it. */
export interface Host {
  /** Whether there is one; the chat may also be a page of its own. */
  readonly embedded: boolean;
  tell(report: Report): void;
}
