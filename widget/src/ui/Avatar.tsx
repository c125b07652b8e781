import { initials } from '../i18n/initials';
import type { Author } from '../protocol';
import { Icon } from './Icon';

/** Machines have a squircle with a spark, people a ringed circle: never the other way round. */
export function Avatar({
  author,
  large,
}: {
  author: Pick<Author, 'kind' | 'name'>;
  large?: boolean;
}) {
  const size = large === true ? ' nd-avatar--large' : '';
  if (author.kind === 'agent') {
    return (
      <span class={`nd-avatar nd-avatar--person${size}`} aria-hidden="true">
        <span>{initials(author.name)}</span>
      </span>
    );
  }
  return (
    <span class={`nd-avatar nd-avatar--ai${size}`} aria-hidden="true">
      <Icon name="spark" />
    </span>
  );
}

/** Somebody of the team, nobody in particular. */
export function TeamAvatar() {
  return (
    <span class="nd-avatar nd-avatar--person nd-avatar--large" aria-hidden="true">
      <span>
        <Icon name="person" small />
      </span>
    </span>
  );
}

/** The site's logo, if the embedding page names one on this server; else its first letter. */
export function BrandMark({ name, logo }: { name: string; logo: string | null }) {
  if (logo !== null) return <img class="nd-brand-mark" src={logo} alt="" />;
  return (
    <span class="nd-brand-mark nd-brand-mark--letter" aria-hidden="true">
      {[...name][0]?.toLocaleUpperCase()}
    </span>
  );
}
