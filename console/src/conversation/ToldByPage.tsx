import { t } from '../ui/i18n';

/** What the page tells of the customer. Whoever visits it can make it say anything. */
export function ToldByPage({ attributes }: { attributes: Record<string, string> }) {
  const told = Object.entries(attributes);
  if (told.length === 0) return null;
  return (
    <section className="context-section" aria-labelledby="told-by-page">
      <h3 id="told-by-page" className="label">
        {t('context.told')}
      </h3>
      <dl className="facts">
        {told.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
