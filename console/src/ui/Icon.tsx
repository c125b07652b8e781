import { icons, type IconName } from './icons';

interface Props {
  name: IconName;
  small?: boolean;
  solid?: boolean;
}

/** Decoration: what it stands for is said beside it or by the control around it. */
export function Icon({ name, small = false, solid = false }: Props) {
  const className = `icon${small ? ' icon-small' : ''}${solid ? ' icon-solid' : ''}`;
  return (
    <svg className={className} viewBox="0 0 20 20" aria-hidden="true">
      {icons[name]}
    </svg>
  );
}
