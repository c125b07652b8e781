import { initials } from '@nightdesk/widget/initials';
import { Icon } from './Icon';

/** A circle is a person, a squircle is the assistant. */
interface Props {
  kind: 'visitor' | 'agent' | 'assistant';
  name: string;
  size?: 'small' | 'large';
}

export function Avatar({ kind, name, size }: Props) {
  const tone = { visitor: '', agent: ' avatar-agent', assistant: ' avatar-ai' }[kind];
  return (
    <span
      className={`avatar${tone}${size === undefined ? '' : ` avatar-${size}`}`}
      aria-hidden="true"
    >
      {kind === 'assistant' ? <Icon name="spark" small solid /> : initials(name)}
    </span>
  );
}
