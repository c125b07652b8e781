import type { HandoffReason } from '@nightdesk/widget/protocol';
import type { IconName } from '../ui/icons';

export const REASON_ICONS: Record<HandoffReason, IconName> = {
  customer_request: 'person',
  missing_knowledge: 'book',
  low_confidence: 'gauge',
  policy: 'shield',
  frustration: 'frown',
  tool_failure: 'alert',
  provider_down: 'pulse',
};
