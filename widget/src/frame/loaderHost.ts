import { ENVELOPE, isEnvelope, type Command, type Envelope, type Report } from '../bridge/bridge';
import type { Host } from '../ui/host';

/** The loader on the page around this frame. */
export class LoaderHost implements Host {
  constructor(private readonly origin: string | null) {}

  get embedded(): boolean {
    return this.origin !== null;
  }

  tell(report: Report): void {
    if (this.origin === null) return;
    const envelope: Envelope<Report> = { ...report, nightdesk: ENVELOPE };
    window.parent.postMessage(envelope, this.origin);
  }

  /** Hears the loader and nobody else. */
  onCommand(run: (command: Command) => void): void {
    addEventListener('message', (event) => {
      if (event.origin !== this.origin || event.source !== window.parent) return;
      if (isEnvelope<Command>(event.data)) run(event.data);
    });
  }
}
